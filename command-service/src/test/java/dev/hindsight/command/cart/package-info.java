/** What is tested of cart. */
@NullMarked
package dev.hindsight.command.cart;

import org.jspecify.annotations.NullMarked;
