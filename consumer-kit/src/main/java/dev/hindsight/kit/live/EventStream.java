package dev.hindsight.kit.live;

import io.smallrye.mutiny.Multi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that stays open, before it is begun.
 *
 * @param until when its reader's token expires
 */
record EventStream(Multi<?> ticks, @Nullable String lastId, Look look, Instant until) {}
