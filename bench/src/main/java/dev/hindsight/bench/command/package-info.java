/** Commands in this process: decide, encode, append, answer. */
@NullMarked
package dev.hindsight.bench.command;

import org.jspecify.annotations.NullMarked;
