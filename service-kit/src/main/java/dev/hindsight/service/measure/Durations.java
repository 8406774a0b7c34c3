package dev.hindsight.service.measure;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Durations are counted in buckets, so that percentiles can be told over all replicas: those of a
 * single one cannot be added up.
 */
public class Durations {

  /** Upper bounds of buckets. */
  public static final Duration[] BUCKETS =
      Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private static final String OF_REQUESTS = "http.server.requests";

  @Produces
  @Singleton
  MeterFilter buckets() {
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(OF_REQUESTS) ? inBuckets().merge(config) : config;
      }
    };
  }

  private static DistributionStatisticConfig inBuckets() {
    return DistributionStatisticConfig.builder()
        .serviceLevelObjectives(
            Stream.of(BUCKETS).mapToDouble(bucket -> (double) bucket.toNanos()).toArray())
        .build();
  }
}
