package dev.hindsight.kit.freshness;

import dev.hindsight.events.StreamName;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Roster;
import dev.hindsight.kit.progress.Waiters;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.watch.Watch;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    // What is parked is known no later than the position that parked it: asked afterwards.
    if (waiters.reached(id, wanted) || parked(id, token).isPresent()) {
      return unlessParked(id, token);
    }
    var done = waiters.add(id, wanted);
    if (done.isEmpty()) {
      return Uni.createFrom()
          .failure(Problems.later("too-many-waiting", "Too many requests wait already.", 1));
    }
    return Uni.createFrom()
        .completionStage(done.get())
        .ifNoItem()
        .after(limit)
        .failWith(() -> late(projection, token, limit))
        .onTermination()
        .invoke(() -> done.get().cancel(false))
        .chain(reached -> unlessParked(id, token));
  }

  @Override
  public Optional<Progress> of(String projection) {
    return board
        .least(roster.live(projection), watch.partitions())
        .filter(least -> least.position() > 0)
        .map(least ->
            new Progress(
                least.position(), Objects.requireNonNullElse(least.asOf(), Instant.EPOCH)));
  }

  /** Kafka's own partitioner, which the relay uses, over the streams of a token. */
  static Map<Integer, Long> positions(ConsistencyToken token, int partitions) {
    var wanted = new HashMap<Integer, Long>();
    token
        .positions()
        .forEach((stream, position) -> {
          wanted.merge(partition(stream, partitions), position, Math::max);
        });
    return wanted;
  }

  private static int partition(StreamName stream, int partitions) {
    var key = stream.toString().getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  private Uni<Void> unlessParked(ProjectionId id, ConsistencyToken token) {
    return parked(id, token)
        .map(stream -> Uni.createFrom().<Void>failure(setAside(id.name(), stream)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Optional<StreamName> parked(ProjectionId id, ConsistencyToken token) {
    return token.positions().keySet().stream()
        .filter(
            stream -> board.isParked(id, partition(stream, watch.partitions()), stream.toString()))
        .findFirst();
  }

  private static RuntimeException late(String projection, ConsistencyToken token, Duration limit) {
    return Problems.later(
        "not-fresh-yet",
        "%s did not get to %s within %s ms; the command is safe, read again"
            .formatted(projection, token, limit.toMillis()),
        1);
  }

  private static RuntimeException setAside(String projection, StreamName stream) {
    return Problems.later(
        "parked",
        "%s has set %s aside, because an event of it cannot be applied. The command is safe; read without a token for the last good state, or ask an operator to look at /admin/projections/%s/parked"
            .formatted(projection, stream, projection),
        30);
  }
}
