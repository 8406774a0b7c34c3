package dev.hindsight.analytics.rollup;

import java.time.Instant;

/**
 * Where something is added up.
 *
 * @param at the beginning of it
 */
public record Bucket(Axes axis, Grain grain, Instant at) {}
