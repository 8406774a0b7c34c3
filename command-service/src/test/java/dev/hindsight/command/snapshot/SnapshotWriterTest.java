package dev.hindsight.command.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.listing.Listing;
import dev.hindsight.events.Money;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The writer takes the newest of each stream, and no more than it can keep. */
class SnapshotWriterTest {

  private static final long NEVER = TimeUnit.HOURS.toMillis(1);

  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();
  private final Snapshots snapshots = log.snapshots(vertx, 10);

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void of_each_stream_the_newest_alone_is_written_and_all_in_one_go() throws Exception {
    var writer = writer(new SnapshotWriter.Bounds(NEVER, 1L << 20, 512, 1L << 20));

    for (int version = 10; version <= 1000; version += 10) {
      for (int stream = 0; stream < 20; stream++) {
        writer.offer(taken(stream, version, 300));
      }
    }
    writer.offer(taken(0, 500, 300));
    drain(writer);

    assertThat(snapshots.written()).isEqualTo(20);
    assertThat(log.number("SELECT count(*) FROM snapshots WHERE version = 1000")).isEqualTo(20);
    assertThat(snapshots.dropped()).isZero();
    assertThat(writer.waitingBytes()).isZero();
  }

  @Test
  void what_waits_is_bounded_by_its_weight_and_the_rest_is_dropped() throws Exception {
    var writer = writer(new SnapshotWriter.Bounds(NEVER, 100_000, 512, 20_000));

    for (int stream = 0; stream < 1000; stream++) {
      writer.offer(taken(stream, 10, 800));
      assertThat(writer.waitingBytes()).isLessThanOrEqualTo(100_000);
    }
    drain(writer);

    assertThat(snapshots.written()).isEqualTo(100);
    assertThat(snapshots.dropped()).isEqualTo(900);
    assertThat(log.number("SELECT count(*) FROM snapshots")).isEqualTo(100);
  }

  @Test
  void a_state_that_cannot_be_written_harms_no_other() throws Exception {
    var writer = writer(SnapshotWriter.Bounds.DEFAULT);

    writer.offer(taken(1, 10, 300));
    writer.offer(
        new Taken(Listing.stream(new UUID(2, 2)), 10, 10, new UUID(1, 1), new Object(), 300));
    writer.offer(taken(3, 10, 300));
    drain(writer);

    assertThat(log.number("SELECT count(*) FROM snapshots")).isEqualTo(2);
    assertThat(snapshots.broken()).isEqualTo(1);
  }

  private SnapshotWriter writer(SnapshotWriter.Bounds bounds) {
    return new SnapshotWriter(vertx, snapshots, bounds);
  }

  private static Taken taken(int stream, long version, int weight) {
    var state = new Listing.Listed(null, "A lamp", null, null, Money.of("1.00", "EUR"));
    return new Taken(
        Listing.stream(new UUID(2, stream)), version, version, new UUID(1, 1), state, weight);
  }

  private static void drain(SnapshotWriter writer) throws Exception {
    writer.drain().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
