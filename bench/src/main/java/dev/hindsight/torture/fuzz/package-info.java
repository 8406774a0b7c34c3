/** Requests that nobody in his senses sends, made of what a service says of its own interface. */
@NullMarked
package dev.hindsight.torture.fuzz;

import org.jspecify.annotations.NullMarked;
