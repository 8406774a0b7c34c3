package dev.hindsight.query.history;

import org.jspecify.annotations.Nullable;

/**
 * What a replay tells of each event.
 *
 * @param state the answer about the entity after it; null when there was none
 */
public record ReplayedEvent<A>(EventAnswer event, @Nullable A state) {}
