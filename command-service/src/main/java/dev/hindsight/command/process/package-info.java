/** Process managers: an event, then the next command. */
@NullMarked
package dev.hindsight.command.process;

import org.jspecify.annotations.NullMarked;
