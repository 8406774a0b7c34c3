/** Process managers over a shop in memory. */
@NullMarked
package dev.hindsight.command.process;

import org.jspecify.annotations.NullMarked;
