package dev.hindsight.kit.live;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * Where the events of an open answer come from. Asked one question at a time, and only while the
 * reader keeps up, so that nothing piles up for one who does not.
 */
@FunctionalInterface
public interface Look {

  /**
   * What came after an event; may take its time, and is cancelled when the reader leaves. A 503, or
   * a database that is away for a while, is asked again; any other failure ends the answer.
   *
   * @param lastId the id of the last event that was sent, or else the request's {@code
   *     Last-Event-ID}; null when there is neither
   */
  Uni<Seen> after(@Nullable String lastId);
}
