/** The pure core of customers and of the e-mail addresses that they claim. */
@NullMarked
package dev.hindsight.command.customer;

import org.jspecify.annotations.NullMarked;
