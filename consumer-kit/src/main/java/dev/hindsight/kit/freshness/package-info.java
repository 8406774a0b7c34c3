/** Reading your own writes, and saying how far a projection is. */
@NullMarked
package dev.hindsight.kit.freshness;

import org.jspecify.annotations.NullMarked;
