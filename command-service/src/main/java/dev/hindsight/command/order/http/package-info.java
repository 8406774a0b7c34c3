/** The door to orders. */
@NullMarked
package dev.hindsight.command.order.http;

import org.jspecify.annotations.NullMarked;
