/** The whole stack, as {@code ./hindsight up} starts it. */
@NullMarked
package dev.hindsight.bench.stack;

import org.jspecify.annotations.NullMarked;
