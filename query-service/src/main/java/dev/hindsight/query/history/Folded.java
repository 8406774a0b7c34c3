package dev.hindsight.query.history;

import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity folded up to a version.
 *
 * @param row null while there is none
 * @param events how many were folded since the snapshot, or the first one
 */
record Folded<R extends Record>(long version, @Nullable R row, int events) {

  static <R extends Record> Folded<R> nothing() {
    return new Folded<>(0, null, 0);
  }

  static <R extends Record> Folded<R> of(Snapshot<R> snapshot) {
    return new Folded<>(snapshot.version(), snapshot.row(), 0);
  }

  Folded<R> plus(EntityProjection<R> projection, List<Recorded> more) {
    var folded = this;
    for (var recorded : more) {
      folded = folded.plus(projection, recorded);
    }
    return folded;
  }

  /** What the event adds to other tables is of no interest here. */
  Folded<R> plus(EntityProjection<R> projection, Recorded recorded) {
    var after = projection.fold(row, recorded, fact -> {});
    return new Folded<>(recorded.envelope().version(), after, events + 1);
  }
}
