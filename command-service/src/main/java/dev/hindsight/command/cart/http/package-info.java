/** The door to carts. */
@NullMarked
package dev.hindsight.command.cart.http;

import org.jspecify.annotations.NullMarked;
