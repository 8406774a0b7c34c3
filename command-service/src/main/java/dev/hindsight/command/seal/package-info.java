/** Seals the log behind its end, so that a change by hand is found out. */
@NullMarked
package dev.hindsight.command.seal;

import org.jspecify.annotations.NullMarked;
