/**
 * Follows the log: what an event leads to is noted together with the place in the log, and then
 * done at least once, in the order of each stream.
 */
@NullMarked
package dev.hindsight.command.follow;

import org.jspecify.annotations.NullMarked;
