package dev.hindsight.torture.simulation;

import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import dev.hindsight.kit.projection.Table;
import dev.hindsight.kit.projection.View;
import org.jspecify.annotations.Nullable;

/** A fold that no lost, doubled or swapped event leaves as it was. */
@View(name = "counted", kinds = "account")
final class Counted implements EntityProjection<Counted.Row> {

  /**
   * What there is of an account.
   *
   * @param hash over the positions of its events, in their order
   */
  @Table("counted")
  record Row(long events, long hash) {

    static Row after(@Nullable Row before, long position) {
      return before == null
          ? new Row(1, position)
          : new Row(before.events + 1, before.hash * 31 + position);
    }
  }

  @Override
  public Row fold(@Nullable Row row, Recorded recorded, Facts out) {
    return Row.after(row, recorded.envelope().position());
  }
}
