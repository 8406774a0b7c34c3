package dev.hindsight.kit.freshness;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far projections are, and waiting for one to have gone far enough. See also {@link Fresh}. */
public interface Freshness {

  /**
   * Completes once the projection shows what the token's command did; at once when it does. Fails
   * with a 503 problem when that takes longer than {@code limit} or too many are waiting.
   */
  Uni<Void> await(String projection, ConsistencyToken token, Duration limit);

  /** How far a projection is as a whole; nothing before it has applied an event. */
  Optional<Progress> of(String projection);

  /**
   * Everything up to here is in the projection.
   *
   * @param position of the log
   * @param recordedAt when the last applied event was recorded
   */
  record Progress(long position, Instant recordedAt) {}
}
