/** Projections that are behind the live feed, and how they join it. */
@NullMarked
package dev.hindsight.kit.backfill;

import org.jspecify.annotations.NullMarked;
