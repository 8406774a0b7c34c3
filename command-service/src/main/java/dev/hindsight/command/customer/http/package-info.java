/** The door to customers. */
@NullMarked
package dev.hindsight.command.customer.http;

import org.jspecify.annotations.NullMarked;
