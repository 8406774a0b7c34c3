/** Reactions against a real mail server. */
@NullMarked
package dev.hindsight.command.reaction;

import org.jspecify.annotations.NullMarked;
