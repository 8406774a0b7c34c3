/** The rules of orders. */
@NullMarked
package dev.hindsight.command.order;

import org.jspecify.annotations.NullMarked;
