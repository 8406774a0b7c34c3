/** The pure core of carts. */
@NullMarked
package dev.hindsight.command.cart;

import org.jspecify.annotations.NullMarked;
