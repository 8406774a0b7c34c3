/** A customer's orders over HTTP. */
@NullMarked
package dev.hindsight.query.purchases;

import org.jspecify.annotations.NullMarked;
