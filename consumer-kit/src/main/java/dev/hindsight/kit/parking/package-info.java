/** Streams that a projection cannot apply: set aside whole and in order, never skipped. */
@NullMarked
package dev.hindsight.kit.parking;

import org.jspecify.annotations.NullMarked;
