/** What became of a command: recorded, and applied by which projections. */
@NullMarked
package dev.hindsight.command.monitor;

import org.jspecify.annotations.NullMarked;
