/** From a command to its answer: one line of decisions per stream, and group commit. */
@NullMarked
package dev.hindsight.command.handler;

import org.jspecify.annotations.NullMarked;
