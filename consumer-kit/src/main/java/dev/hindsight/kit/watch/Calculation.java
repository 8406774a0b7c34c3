package dev.hindsight.kit.watch;

import dev.hindsight.kit.checkpoint.Checkpoint;
import dev.hindsight.kit.checkpoint.StoredCheckpoint;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projector.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the progress of a projection out of checkpoints and the ends of the topic. */
final class Calculation {

  private static final long LEVEL = 1_000;

  private final Board board;
  private final Ends ends;
  private final Map<Integer, Long> endOffsets;
  private final Reached level;

  /**
   * @param level a position that was in the topic before the ends were asked for: who has applied
   *     all before an end has applied all up to this position, because the relay keeps the order;
   *     and a moment before that
   */
  Calculation(Board board, Ends ends, Map<Integer, Long> endOffsets, Reached level) {
    this.board = board;
    this.ends = ends;
    this.endOffsets = endOffsets;
    this.level = level;
  }

  ProjectionProgress of(
      ProjectionId id,
      Map<Integer, StoredCheckpoint> checkpoints,
      List<Lane> lanes,
      long parked,
      long skipped,
      Speed speed) {
    var partitions = new ArrayList<PartitionProgress>();
    endOffsets.forEach(
        (partition, end) -> partitions.add(of(id, partition, checkpoints.get(partition), end)));
    var lag = partitions.stream().mapToLong(PartitionProgress::lagEvents).sum();
    var done = partitions.stream().mapToLong(PartitionProgress::nextOffset).sum();
    var whole = partitions.stream().mapToLong(PartitionProgress::endOffset).sum();
    var perSecond = speed.seen(done, System.nanoTime());
    return new ProjectionProgress(
        id.name(),
        id.version(),
        isBehind(lanes, lag) ? "backfilling" : "live",
        partitions.stream().mapToLong(PartitionProgress::position).min().orElse(0),
        lag,
        lagSeconds(partitions),
        lag == 0 ? 100 : Math.floor(1000.0 * done / Math.max(1, whole)) / 10,
        Math.round(perSecond * 10) / 10.0,
        lag == 0 ? Long.valueOf(0) : left(lag, perSecond),
        parked,
        skipped,
        lanes.stream().map(Lane::trouble).filter(Objects::nonNull).distinct().toList(),
        partitions);
  }

  private PartitionProgress of(
      ProjectionId id, int partition, @Nullable StoredCheckpoint stored, long end) {
    var now = stored == null ? Checkpoint.START : stored.checkpoint();
    if (stored != null && stored.complete()) {
      // It stays where it is: its end is there.
      return new PartitionProgress(
          partition, now.nextOffset(), now.nextOffset(), now.position(), 0, null);
    }
    var rest = ends.rest(partition, now.nextOffset(), end);
    board.applied(id, partition, new Reached(now.position(), now.recordedAt()));
    if (rest.events() == 0) {
      board.applied(id, partition, level);
    }
    var since = rest.since() == null && rest.events() > 0 ? now.recordedAt() : rest.since();
    return new PartitionProgress(
        partition, now.nextOffset(), end, board.of(id, partition).position(), rest.events(), since);
  }

  private static boolean isBehind(List<Lane> lanes, long lag) {
    return lag > LEVEL || (lag > 0 && lanes.stream().anyMatch(lane -> !lane.isLive()));
  }

  private static @Nullable Long left(long lag, double perSecond) {
    return perSecond == 0 ? null : Long.valueOf((long) Math.ceil(lag / perSecond));
  }

  private static double lagSeconds(List<PartitionProgress> partitions) {
    var oldest =
        partitions.stream()
            .map(PartitionProgress::behindSince)
            .filter(Objects::nonNull)
            .min(Instant::compareTo);
    return oldest
        .map(since -> Math.max(0, Duration.between(since, Instant.now()).toMillis() / 1000.0))
        .orElse(0.0);
  }
}
