package dev.hindsight.events;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs a property with many seeds; a failure names the seed, and {@code -Dhindsight.seed=…} runs it
 * alone.
 */
public final class Seeds {

  private static final int RUNS = 1_000;

  private Seeds() {}

  public static void each(Consumer<Random> property) {
    var only = Long.getLong("hindsight.seed");
    if (only != null) {
      property.accept(new Random(only));
      return;
    }
    var first = System.nanoTime();
    for (var seed = first; seed < first + RUNS; seed++) {
      try {
        property.accept(new Random(seed));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("fails again with -Dhindsight.seed=" + seed, e);
      }
    }
  }
}
