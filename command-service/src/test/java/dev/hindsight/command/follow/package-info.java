/** Followers on a real log: what they do once, again, in order, later, or not at all. */
@NullMarked
package dev.hindsight.command.follow;

import org.jspecify.annotations.NullMarked;
