package dev.hindsight.kit.freshness;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How far projections are, and waiting for one to have gone far enough. See also {@link Fresh}. */
public interface Freshness {

  /**
   * Completes once the projection shows what the token's command did; at once when it does. Fails
   * with a 503 problem when that takes longer than {@code limit}, when too many are waiting, or
   * when a stream of the token is parked.
   */
  Uni<Void> await(String projection, ConsistencyToken token, Duration limit);

  /** How far a projection is as a whole; nothing before it has applied an event. */
  Optional<Progress> of(String projection);

  /**
   * Everything up to here is in the projection.
   *
   * @param position of the log
   * @param asOf the moment that it shows: all that was recorded by then is in it or, when it is
   *     level, all that was in the topic
   */
  record Progress(long position, Instant asOf) {}
}
