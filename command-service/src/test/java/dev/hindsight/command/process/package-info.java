/** Process managers, over a shop in memory and on a real log, killed and cut off. */
@NullMarked
package dev.hindsight.command.process;

import org.jspecify.annotations.NullMarked;
