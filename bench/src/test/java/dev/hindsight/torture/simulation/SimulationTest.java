package dev.hindsight.torture.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Relay and projector in ten thousand worlds in which everything fails. A seed that fails is in the
 * message: {@code World.live(SEED, Broken.NOTHING)} plays it again.
 */
class SimulationTest {

  private static final int SEEDS = 10_000;
  private static final int SEEDS_TO_BREAK = 5_000;

  // They tell each failure, and there are very many.
  @BeforeAll
  static void silence() {
    Logger.getLogger("dev.hindsight").setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    Logger.getLogger("dev.hindsight").setLevel(null);
  }

  @Test
  void whatever_fails_the_topic_is_the_log_and_the_rows_are_its_fold() throws Exception {
    assertThat(failing(SEEDS, Broken.NOTHING)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NOTHING")
  void a_broken_world_is_found_out(Broken broken) throws Exception {
    assertThat(failing(SEEDS_TO_BREAK, broken)).isPresent();
  }

  private static Optional<String> failing(int seeds, Broken broken) throws Exception {
    // Virtual threads hand the turn to one another much faster than to others.
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var found = new AtomicReference<Optional<String>>(Optional.empty());
      var next = new AtomicInteger();
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        all.add(
            workers.submit(() -> {
              for (int seed = next.getAndIncrement();
                  seed < seeds && found.get().isEmpty();
                  seed = next.getAndIncrement()) {
                failure(seed, broken).ifPresent(failure -> found.set(Optional.of(failure)));
              }
            }));
      }
      for (var one : all) {
        one.get();
      }
      return found.get();
    }
  }

  private static Optional<String> failure(long seed, Broken broken) {
    try {
      World.live(seed, broken);
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of("seed " + seed + ": " + e);
    }
  }
}
