package dev.hindsight.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some events of an entity in order, each with what it did.
 *
 * @param version where they begin: the one before the first of them
 * @param row what there was then; null for nothing
 */
public record Steps<R extends Record>(long version, @Nullable R row, List<Step<R>> steps) {

  /** The last version in it. */
  public long last() {
    return steps.isEmpty() ? version : steps.getLast().version();
  }

  /** What there is at the end of it; null for nothing. */
  public @Nullable R lastRow() {
    return steps.isEmpty() ? row : steps.getLast().after();
  }
}
