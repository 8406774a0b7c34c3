package dev.hindsight.service.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How often each caller may ask a replica: so many requests at once, then so many a second (a token
 * bucket). Operators as often as they like. From any thread, never blocks.
 */
@ApplicationScoped
public class Rates {

  // A caller who is forgotten starts with a full bucket: by then it is full anyway.
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
  private static final int MOST_CALLERS = 100_000;

  private final int perSecond;
  private final int burst;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_CALLERS)
          .expireAfterAccess(FORGOTTEN_AFTER)
          .executor(Runnable::run)
          .build();

  Rates(
      @ConfigProperty(name = "hindsight.access.requests-per-second") int perSecond,
      @ConfigProperty(name = "hindsight.access.requests-at-once") int burst) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /** Counts a request; or after how many seconds the caller may come again. */
  public Optional<Long> take(Caller caller) {
    if (caller.isOperator()) {
      return Optional.empty();
    }
    var taken = buckets.get(caller.actor(), name -> full()).tryConsumeAndReturnRemaining(1);
    return taken.isConsumed()
        ? Optional.empty()
        : Optional.of(1 + TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill()));
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
