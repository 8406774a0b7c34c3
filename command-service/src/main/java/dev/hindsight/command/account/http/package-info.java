/** The door to accounts and transfers. */
@NullMarked
package dev.hindsight.command.account.http;

import org.jspecify.annotations.NullMarked;
