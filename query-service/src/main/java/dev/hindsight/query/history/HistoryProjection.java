package dev.hindsight.query.history;

import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.View;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Keeps every event of what is shown here, lifted to its newest version. */
@Singleton
@View(
    name = HistoryProjection.NAME,
    kinds = {"customer", "account", "listing", "cart", "order"},
    facts = HistoryEvent.class)
public final class HistoryProjection implements EntityProjection<HistoryRow> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "history";

  private final EventCodec codec = new EventCodec();

  @Override
  public HistoryRow fold(@Nullable HistoryRow before, Recorded recorded, Facts out) {
    var row = HistoryRow.after(before, recorded.envelope().occurredAt());
    out.add(HistoryEvent.of(recorded, codec.encode(recorded.event()), row.occurredUpTo()));
    return row;
  }
}
