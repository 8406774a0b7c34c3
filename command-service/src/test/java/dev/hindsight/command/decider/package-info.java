/** The rules of a kind as sentences. */
@NullMarked
package dev.hindsight.command.decider;

import org.jspecify.annotations.NullMarked;
