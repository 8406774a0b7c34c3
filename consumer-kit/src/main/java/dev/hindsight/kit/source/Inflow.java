package dev.hindsight.kit.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes one batch of all that is polled while the batch before is dealt with. A transaction costs
 * about as much for one event as for a hundred: whoever dealt with each poll by itself would fall
 * behind with many small ones, which stay as small as they were when they were polled. Partitions
 * keep their order. Thread-safe.
 */
final class Inflow {

  private static final Logger LOG = Logger.getLogger(Inflow.class);

  private final Function<ConsumerRecords<String, byte[]>, CompletionStage<?>> next;
  private final Pace pace;
  private final int most;

  private List<ConsumerRecords<String, byte[]>> waiting = new ArrayList<>();
  private int records;
  private boolean busy;
  private CompletableFuture<@Nullable Void> room = CompletableFuture.completedFuture(null);

  /**
   * Nothing is there yet.
   *
   * @param next deals with a batch; is asked again when the stage of the one before is complete
   * @param pace how long to wait after a batch
   * @param most so many records may wait before those who bring them do
   */
  Inflow(Function<ConsumerRecords<String, byte[]>, CompletionStage<?>> next, Pace pace, int most) {
    this.next = next;
    this.pace = pace;
    this.most = most;
  }

  /** How long to wait after a batch. */
  interface Pace {
    long nanosAfter(int records, long tookNanos);
  }

  /** Takes them in; completes at once, or when there is room for more. */
  CompletionStage<@Nullable Void> accept(ConsumerRecords<String, byte[]> polled) {
    CompletionStage<@Nullable Void> accepted;
    boolean first;
    synchronized (this) {
      waiting.add(polled);
      records += polled.count();
      if (records >= most && room.isDone()) {
        room = new CompletableFuture<>();
      }
      accepted = room;
      first = !busy;
      busy = true;
    }
    if (first) {
      dealWithAll();
    }
    return accepted;
  }

  private void dealWithAll() {
    var batch = take();
    if (batch.isEmpty()) {
      return;
    }
    var began = System.nanoTime();
    deal(batch)
        .whenComplete((done, failure) -> {
          if (failure != null) {
            LOG.errorf(failure, "a batch of %d records was not dealt with", batch.count());
          }
          var pause = pace.nanosAfter(batch.count(), System.nanoTime() - began);
          if (pause == 0) {
            dealWithAll();
          } else {
            CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS)
                .execute(this::dealWithAll);
          }
        });
  }

  private CompletionStage<?> deal(ConsumerRecords<String, byte[]> batch) {
    try {
      return next.apply(batch);
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private ConsumerRecords<String, byte[]> take() {
    List<ConsumerRecords<String, byte[]>> taken;
    CompletableFuture<@Nullable Void> waited;
    synchronized (this) {
      taken = waiting;
      waiting = new ArrayList<>();
      records = 0;
      busy = !taken.isEmpty();
      waited = room;
    }
    waited.complete(null);
    return taken.size() == 1 ? taken.getFirst() : joined(taken);
  }

  private static ConsumerRecords<String, byte[]> joined(
      List<ConsumerRecords<String, byte[]>> polled) {
    Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new HashMap<>();
    for (var records : polled) {
      for (var partition : records.partitions()) {
        byPartition
            .computeIfAbsent(partition, _ -> new ArrayList<>())
            .addAll(records.records(partition));
      }
    }
    // Where to go on is not read from here: checkpoints are our own.
    return new ConsumerRecords<>(byPartition, Map.of());
  }
}
