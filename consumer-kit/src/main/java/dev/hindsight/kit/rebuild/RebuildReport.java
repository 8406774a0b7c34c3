package dev.hindsight.kit.rebuild;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.watch.ProjectionProgress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a generation is that was or is built beside the live one.
 *
 * @param state building, level, live, previous, cancelled or dropped
 * @param switchBy whether it is switched to by itself or by hand
 * @param held why it is not switched to by itself
 * @param secondsLeft until it is level, at the present speed; null when it stands still
 * @param parked streams that it has parked
 * @param troubles what keeps this replica's part of it from going on
 * @param comparison with what was live when it was level
 */
public record RebuildReport(
    String projection,
    int generation,
    int codeVersion,
    String state,
    String switchBy,
    @Nullable String held,
    double percent,
    double eventsPerSecond,
    @Nullable Long secondsLeft,
    long lagEvents,
    long parked,
    List<String> troubles,
    @Nullable Comparison comparison,
    Instant startedAt,
    @Nullable Instant levelAt,
    @Nullable Instant liveAt,
    @Nullable Instant endedAt) {

  private static final String BY_HAND = "hand";

  public RebuildReport {
    troubles = List.copyOf(troubles);
  }

  /** Whether nothing more comes of it by itself. */
  @JsonIgnore
  public boolean isOver() {
    return switch (state) {
      case "building" -> false;
      case "level" -> held != null || switchBy.equals(BY_HAND);
      default -> true;
    };
  }

  static RebuildReport of(Generation generation, ProjectionProgress progress) {
    var json = generation.comparison();
    return new RebuildReport(
        generation.id().name(),
        generation.id().version(),
        generation.codeVersion(),
        generation.standing().text(),
        generation.byHand() ? BY_HAND : "itself",
        generation.held(),
        generation.standing().isKept() ? progress.percent() : 0,
        progress.eventsPerSecond(),
        progress.secondsLeft(),
        progress.lagEvents(),
        progress.parked(),
        progress.troubles(),
        json == null ? null : Comparison.fromJson(json),
        generation.startedAt(),
        generation.levelAt(),
        generation.liveAt(),
        generation.endedAt());
  }
}
