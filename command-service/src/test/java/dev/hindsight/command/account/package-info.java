/** What is tested of account. */
@NullMarked
package dev.hindsight.command.account;

import org.jspecify.annotations.NullMarked;
