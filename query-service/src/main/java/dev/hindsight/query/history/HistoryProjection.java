package dev.hindsight.query.history;

import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps every event of what is shown here, lifted to its newest version. */
@Singleton
public final class HistoryProjection implements EntityProjection<HistoryRow> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "history";

  static final int VERSION = 1;

  private final EventCodec codec = new EventCodec();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("customer", "account", "listing", "cart", "order");
  }

  @Override
  public Class<HistoryRow> row() {
    return HistoryRow.class;
  }

  @Override
  public Set<Class<? extends Record>> facts() {
    return Set.of(HistoryEvent.class);
  }

  @Override
  public HistoryRow fold(@Nullable HistoryRow before, Recorded recorded, Facts out) {
    var row = HistoryRow.after(before, recorded.envelope().occurredAt());
    out.add(HistoryEvent.of(recorded, codec.encode(recorded.event()), row.occurredUpTo()));
    return row;
  }
}
