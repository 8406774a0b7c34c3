package dev.hindsight.kit.progress;

import dev.hindsight.kit.projection.ProjectionId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is counted while a projection applies batches. */
public final class ProjectionMeters {

  private static final String PREFIX = "hindsight.projection.";

  private final Counter events;
  private final Counter duplicates;
  private final Counter fenced;
  private final DistributionSummary batchSize;
  private final Timer batchDuration;

  public ProjectionMeters(MeterRegistry registry, ProjectionId projection) {
    var tags = tags(projection);
    events = registry.counter("hindsight.projection.events", tags);
    duplicates = registry.counter("hindsight.projection.duplicates", tags);
    fenced = registry.counter("hindsight.projection.fenced", tags);
    batchSize = registry.summary("hindsight.projection.batch.size", tags);
    batchDuration = registry.timer("hindsight.projection.batch.duration", tags);
  }

  /** The tags of every metric of a projection. */
  public static Tags tags(ProjectionId projection) {
    return Tags.of(
        "projection", projection.name(), "version", Integer.toString(projection.version()));
  }

  /** Takes all metrics of a generation that is no more out of the registry. */
  public static void remove(MeterRegistry registry, ProjectionId projection) {
    registry.getMeters().stream()
        .filter(meter -> meter.getId().getName().startsWith(PREFIX))
        .filter(meter -> tags(projection).stream().allMatch(meter.getId().getTags()::contains))
        .toList()
        .forEach(registry::remove);
  }

  /** A committed batch. */
  public void committed(int applied, int repeated) {
    events.increment(applied);
    duplicates.increment(repeated);
    batchSize.record((double) applied + repeated);
  }

  /** How long a batch took, from its first look at rows until it was committed. */
  public void took(Duration duration) {
    batchDuration.record(duration);
  }

  /** A batch that was refused because another writer moved the checkpoint. */
  public void fenced() {
    fenced.increment();
  }

  public long events() {
    return (long) events.count();
  }

  public long duplicates() {
    return (long) duplicates.count();
  }

  public long fencedBatches() {
    return (long) fenced.count();
  }
}
