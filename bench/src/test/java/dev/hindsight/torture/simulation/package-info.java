/**
 * Relay and projector, as they are, in a world of one thread: whoever touches what others touch
 * waits for its turn, and a seed decides whose turn it is, what fails, and who dies.
 */
@NullMarked
package dev.hindsight.torture.simulation;

import org.jspecify.annotations.NullMarked;
