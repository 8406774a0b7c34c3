/** The cart as it is now. */
@NullMarked
package dev.hindsight.query.cart;

import org.jspecify.annotations.NullMarked;
