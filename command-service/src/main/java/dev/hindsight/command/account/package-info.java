/** The pure core of accounts and of transfers between them. */
@NullMarked
package dev.hindsight.command.account;

import org.jspecify.annotations.NullMarked;
