/** The order as it is now. */
@NullMarked
package dev.hindsight.query.order;

import org.jspecify.annotations.NullMarked;
