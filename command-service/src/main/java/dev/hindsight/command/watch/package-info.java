/** What a thread needs that watches the log: to be the only one, and to be woken at each append. */
@NullMarked
package dev.hindsight.command.watch;

import org.jspecify.annotations.NullMarked;
