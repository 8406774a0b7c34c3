package dev.hindsight.kit.freshness;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.progress.Roster;
import dev.hindsight.kit.progress.Waiters;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.watch.Watch;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/** Waits for positions per partition; the streams of a token tell which partitions. */
public final class WaitingFreshness implements Freshness {

  private final Roster roster;
  private final Board board;
  private final Waiters waiters;
  private final Watch watch;

  public WaitingFreshness(Roster roster, Board board, Waiters waiters, Watch watch) {
    this.roster = roster;
    this.board = board;
    this.waiters = waiters;
    this.watch = watch;
  }

  @Override
  public Uni<Void> await(String projection, ConsistencyToken token, Duration limit) {
    var id = roster.live(projection);
    if (watch.partitions() == 0) {
      return Uni.createFrom()
          .failure(Problems.later("not-fresh-yet", "The topic has not been seen yet.", 2));
    }
    var wanted = positions(token, watch.partitions());
    if (waiters.reached(id, wanted)) {
      return Uni.createFrom().voidItem();
    }
    var done = waiters.add(id, wanted);
    if (done.isEmpty()) {
      return Uni.createFrom()
          .failure(Problems.later("too-many-waiting", "Too many requests wait already.", 1));
    }
    watch.hurry();
    return Uni.createFrom()
        .completionStage(done.get())
        .ifNoItem()
        .after(limit)
        .failWith(() -> late(projection, token, limit))
        .onTermination()
        .invoke(() -> done.get().cancel(false))
        .replaceWithVoid();
  }

  @Override
  public Optional<Progress> of(String projection) {
    var id = roster.live(projection);
    return IntStream.range(0, watch.partitions())
        .mapToObj(partition -> board.of(id, partition))
        .min(Comparator.comparingLong(Reached::position))
        .filter(least -> least.position() > 0)
        .map(least -> new Progress(least.position(), latest(id)));
  }

  /** Kafka's own partitioner, which the relay uses, over the streams of a token. */
  static Map<Integer, Long> positions(ConsistencyToken token, int partitions) {
    var wanted = new HashMap<Integer, Long>();
    token
        .positions()
        .forEach((stream, position) -> {
          var key = stream.toString().getBytes(StandardCharsets.UTF_8);
          var partition = Utils.toPositive(Utils.murmur2(key)) % partitions;
          wanted.merge(partition, position, Math::max);
        });
    return wanted;
  }

  private Instant latest(ProjectionId id) {
    return IntStream.range(0, watch.partitions())
        .mapToObj(partition -> board.of(id, partition).recordedAt())
        .filter(java.util.Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static RuntimeException late(String projection, ConsistencyToken token, Duration limit) {
    return Problems.later(
        "not-fresh-yet",
        "%s did not get to %s within %s ms; the command is safe, read again"
            .formatted(projection, token, limit.toMillis()),
        1);
  }
}
