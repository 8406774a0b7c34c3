/** Side effects outside the system: an event, then what it leads to, never on a replay. */
@NullMarked
package dev.hindsight.command.reaction;

import org.jspecify.annotations.NullMarked;
