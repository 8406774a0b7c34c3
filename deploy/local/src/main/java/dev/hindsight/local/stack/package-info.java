/** The parts of the stack, their order, their supervision and what is written down about them. */
@NullMarked
package dev.hindsight.local.stack;

import org.jspecify.annotations.NullMarked;
