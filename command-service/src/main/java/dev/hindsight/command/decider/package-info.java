/** The mechanism of deciding: pure interfaces that each kind of entity fills in. */
@NullMarked
package dev.hindsight.command.decider;

import org.jspecify.annotations.NullMarked;
