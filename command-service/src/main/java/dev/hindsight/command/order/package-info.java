/** The pure core of orders: placed by a checkout, paid to the sellers, or given up. */
@NullMarked
package dev.hindsight.command.order;

import org.jspecify.annotations.NullMarked;
