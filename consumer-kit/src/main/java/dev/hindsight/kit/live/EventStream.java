package dev.hindsight.kit.live;

import io.smallrye.mutiny.Multi;
import org.jspecify.annotations.Nullable;

/** An answer that stays open, before it is begun. */
record EventStream(Multi<?> ticks, @Nullable String lastId, Look look) {}
