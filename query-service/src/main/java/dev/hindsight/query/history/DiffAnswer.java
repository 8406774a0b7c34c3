package dev.hindsight.query.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions, and which events did it.
 *
 * @param patch of RFC 6902: applied to the answer at {@code from} it gives the one at {@code to}
 * @param events those between the two, the oldest first
 * @param next for {@code /history?after=} when there are more of them
 */
public record DiffAnswer(
    long from, long to, JsonNode patch, List<EventAnswer> events, @Nullable Long next) {}
