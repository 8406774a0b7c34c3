/** The fold of carts, and carts over HTTP. */
@NullMarked
package dev.hindsight.query.cart;

import org.jspecify.annotations.NullMarked;
