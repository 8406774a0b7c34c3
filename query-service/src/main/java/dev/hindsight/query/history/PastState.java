package dev.hindsight.query.history;

import dev.hindsight.query.entity.EntityState;
import java.time.Instant;

/**
 * An entity as it was.
 *
 * @param recordedAt when its last event was recorded
 */
public record PastState<R extends Record>(EntityState<R> state, Instant recordedAt) {}
