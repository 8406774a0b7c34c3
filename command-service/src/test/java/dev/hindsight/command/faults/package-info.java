/** Faults made for real, and what is left of every answer afterwards. */
@NullMarked
package dev.hindsight.command.faults;

import org.jspecify.annotations.NullMarked;
