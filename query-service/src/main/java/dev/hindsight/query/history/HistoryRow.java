package dev.hindsight.query.history;

import dev.hindsight.kit.projection.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the history of an entity goes.
 *
 * @param occurredUpTo the latest time of which any of its events says that it happened then
 */
@Table("histories")
public record HistoryRow(Instant occurredUpTo) {

  static HistoryRow after(@Nullable HistoryRow before, Instant occurredAt) {
    return before == null || occurredAt.isAfter(before.occurredUpTo)
        ? new HistoryRow(occurredAt)
        : before;
  }
}
