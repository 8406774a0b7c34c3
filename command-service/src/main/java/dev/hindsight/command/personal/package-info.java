/** The customers' keys, and how personal fields are encrypted before a command is decided. */
@NullMarked
package dev.hindsight.command.personal;

import org.jspecify.annotations.NullMarked;
