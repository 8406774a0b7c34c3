/** What is tested of customer. */
@NullMarked
package dev.hindsight.command.customer;

import org.jspecify.annotations.NullMarked;
