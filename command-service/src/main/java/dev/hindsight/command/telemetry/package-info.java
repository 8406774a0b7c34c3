/** What the command side tells of what it does: spans, figures, a journal of commands. */
@NullMarked
package dev.hindsight.command.telemetry;

import org.jspecify.annotations.NullMarked;
