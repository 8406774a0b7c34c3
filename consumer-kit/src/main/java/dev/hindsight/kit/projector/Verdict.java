package dev.hindsight.kit.projector;

import dev.hindsight.events.Envelope;
import dev.hindsight.kit.table.Entity;
import org.jspecify.annotations.Nullable;

/** What an event is to a row, by version and position. */
enum Verdict {
  /** The next one. */
  NEXT,
  /** Applied before; for ever recognised, not for some window of time. */
  REPEATED,
  /** One before it is missing. */
  GAP,
  /** Its version was taken by another event: the log was restored to an older state and went on. */
  FORK;

  static Verdict of(@Nullable Entity<?> entity, Envelope envelope) {
    var version = entity == null ? 0 : entity.version();
    if (envelope.version() == version + 1) {
      return NEXT;
    } else if (envelope.version() > version) {
      return GAP;
    }
    return isAnother(entity, envelope) ? FORK : REPEATED;
  }

  // Positions of a stream grow with its versions: a true repeat has the position it had.
  private static boolean isAnother(@Nullable Entity<?> entity, Envelope envelope) {
    if (entity == null || entity.position() == 0) {
      return false;
    }
    return envelope.version() == entity.version()
        ? envelope.position() != entity.position()
        : envelope.position() >= entity.position();
  }
}
