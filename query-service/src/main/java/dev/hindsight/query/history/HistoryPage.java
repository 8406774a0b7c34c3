package dev.hindsight.query.history;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some events of an entity, in the order asked for.
 *
 * @param version the last one that the whole history has
 * @param next what {@code after} must be for the next page; absent on the last one
 */
public record HistoryPage(UUID id, long version, List<EventAnswer> events, @Nullable Long next) {}
