/** Looks at topic and checkpoints again and again: lag, levels, the topic's policy. */
@NullMarked
package dev.hindsight.kit.watch;

import org.jspecify.annotations.NullMarked;
