package dev.hindsight.kit.rebuild;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.watch.ProjectionProgress;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is.
 *
 * @param state building, or ready: then it holds all that was recorded up to its moment
 * @param secondsLeft until it is ready, at the present speed; null when it stands still
 */
public record SandboxReport(
    String projection,
    String name,
    int generation,
    Instant asOf,
    String state,
    double percent,
    double eventsPerSecond,
    @Nullable Long secondsLeft,
    long parked,
    Instant startedAt) {

  private static final String READY = "ready";

  /** Whether it may be read. */
  @JsonIgnore
  public boolean isReady() {
    return state.equals(READY);
  }

  /** Of a generation that is one. */
  public static SandboxReport of(Generation sandbox, ProjectionProgress progress) {
    var ready = !progress.partitions().isEmpty() && progress.lagEvents() == 0;
    return new SandboxReport(
        sandbox.id().name(),
        Objects.requireNonNull(sandbox.sandbox()),
        sandbox.id().version(),
        Objects.requireNonNull(sandbox.asOf()),
        ready ? READY : "building",
        progress.percent(),
        progress.eventsPerSecond(),
        progress.secondsLeft(),
        progress.parked(),
        sandbox.startedAt());
  }
}
