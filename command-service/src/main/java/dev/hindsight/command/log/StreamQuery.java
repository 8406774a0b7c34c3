package dev.hindsight.command.log;

import dev.hindsight.events.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a stream are wanted.
 *
 * @param after the version behind which they begin
 * @param fold whose snapshot may stand for the first of them; null for events alone
 */
public record StreamQuery(StreamName stream, long after, @Nullable String fold) {}
