package dev.hindsight.kit.projection;

import java.time.Instant;
import java.util.UUID;

/**
 * A row as it was found in its table.
 *
 * @param id the entity
 * @param version the version of its stream that the row shows: its ETag
 * @param position the position of the last event in it
 * @param recordedAt when that event was recorded
 * @param stale whether the row lacks events of the entity: later ones are parked, or one was
 *     skipped
 */
public record Stored<R extends Record>(
    UUID id, long version, long position, Instant recordedAt, boolean stale, R row) {}
