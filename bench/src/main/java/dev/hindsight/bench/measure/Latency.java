package dev.hindsight.bench.measure;

import java.util.Map;
import org.HdrHistogram.Histogram;

/** What is told of how long answers took. */
public final class Latency {

  private Latency() {}

  /** Half of them and all but a hundredth, in milliseconds. */
  public static Map<String, Double> of(Histogram micros) {
    return Map.of("p50 ms", millis(micros, 50), "p99 ms", millis(micros, 99));
  }

  /** So many of a hundred took that long or less. */
  public static double millis(Histogram micros, double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }
}
