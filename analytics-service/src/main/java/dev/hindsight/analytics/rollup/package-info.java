/**
 * Sums over time: kept by the hour, day and month beside the single instants, by both clocks, and
 * put together again for any span.
 */
@NullMarked
package dev.hindsight.analytics.rollup;

import org.jspecify.annotations.NullMarked;
