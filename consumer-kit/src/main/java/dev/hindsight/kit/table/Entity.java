package dev.hindsight.kit.table;

import dev.hindsight.events.StreamName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a projection has of an entity: its row, and how far its stream is in it.
 *
 * @param row null when the fold wants none
 */
public record Entity<R extends Record>(
    StreamName stream, long version, long position, Instant recordedAt, @Nullable R row) {}
