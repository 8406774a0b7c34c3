package dev.hindsight.kit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is polled while a batch is dealt with becomes one batch. */
class InflowTest {

  private final List<String> batches = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<@Nullable Void>> underWay = new CopyOnWriteArrayList<>();

  private Inflow inflow = new Inflow(this::deal, (records, took) -> 0, 10);

  @Test
  void the_first_is_dealt_with_at_once() {
    inflow.accept(polled(0, 1, 2));

    assertThat(batches).containsExactly("0:1,2");
  }

  @Test
  void what_comes_meanwhile_is_one_batch_in_which_partitions_keep_their_order() {
    inflow.accept(polled(0, 1));
    inflow.accept(polled(0, 2));
    inflow.accept(polled(1, 7));
    inflow.accept(polled(0, 3, 4));
    assertThat(batches).hasSize(1);

    underWay.getLast().complete(null);

    assertThat(batches).containsExactly("0:1", "0:2,3,4 1:7");
  }

  @Test
  void who_brings_more_than_may_wait_waits_until_it_is_taken() {
    inflow.accept(polled(0, 0));
    assertThat(isDone(inflow.accept(polled(0, 1, 9)))).isTrue();

    var tooMuch = inflow.accept(polled(0, 10, 11));
    assertThat(isDone(tooMuch)).isFalse();
    underWay.getLast().complete(null);

    assertThat(isDone(tooMuch)).isTrue();
    assertThat(isDone(inflow.accept(polled(0, 12)))).isTrue();
  }

  @Test
  void a_batch_that_failed_does_not_keep_the_next_one_back() {
    inflow.accept(polled(0, 1));
    inflow.accept(polled(0, 2));

    underWay.getLast().completeExceptionally(new IllegalStateException("planted"));

    assertThat(batches).containsExactly("0:1", "0:2");
  }

  @Test
  void neither_does_one_that_was_never_begun() {
    inflow =
        new Inflow(
            records -> {
              deal(records);
              throw new IllegalStateException("planted");
            },
            (records, took) -> 0,
            10);

    inflow.accept(polled(0, 1));
    inflow.accept(polled(0, 2));

    assertThat(batches).containsExactly("0:1", "0:2");
  }

  @Test
  void after_a_pace_what_came_in_it_is_one_batch() {
    inflow = new Inflow(this::deal, (records, took) -> 100_000_000, 10);
    inflow.accept(polled(0, 1));
    underWay.getLast().complete(null);
    inflow.accept(polled(0, 2));
    inflow.accept(polled(0, 3));
    assertThat(batches).hasSize(1);

    await().atMost(Duration.ofSeconds(10)).until(() -> batches.size() == 2);

    assertThat(batches).containsExactly("0:1", "0:2,3");
  }

  @Test
  void from_many_threads_nothing_is_lost_and_each_keeps_its_order() throws Exception {
    var seen = new HashMap<Integer, List<Long>>();
    var sequence = new Sequence("inflow-test");
    inflow =
        new Inflow(
            records ->
                sequence.submit(() -> {
                  records.forEach(record ->
                      seen.computeIfAbsent(record.partition(), _ -> new ArrayList<>())
                          .add(record.offset()));
                  return null;
                }),
            (records, took) -> 0,
            100);
    var threads =
        List.of(0, 1, 2, 3).stream()
            .map(partition -> Thread.ofVirtual().start(() -> bring(partition)))
            .toList();
    for (var thread : threads) {
      thread.join();
    }

    var all = LongStream.range(0, 5_000).boxed().toList();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            sequence.call(
                () -> seen.values().stream().mapToInt(List::size).sum() == 4 * all.size()));
    assertThat(seen).isEqualTo(Map.of(0, all, 1, all, 2, all, 3, all));
    sequence.close();
  }

  private void bring(int partition) {
    for (long offset = 0; offset < 5_000; offset++) {
      inflow.accept(polled(partition, offset)).toCompletableFuture().join();
    }
  }

  private CompletionStage<?> deal(ConsumerRecords<String, byte[]> records) {
    var told = new ArrayList<String>();
    records.partitions().stream()
        .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
        .forEach(partition -> told.add(told(partition, records)));
    var done = new CompletableFuture<@Nullable Void>();
    underWay.add(done);
    batches.add(String.join(" ", told));
    return done;
  }

  private static String told(TopicPartition partition, ConsumerRecords<String, byte[]> records) {
    var offsets = records.records(partition).stream().map(one -> one.offset() + "").toList();
    return partition.partition() + ":" + String.join(",", offsets);
  }

  /** From the first offset to the last. */
  private static ConsumerRecords<String, byte[]> polled(int partition, long first, long last) {
    var records =
        LongStream.rangeClosed(first, last)
            .mapToObj(offset -> new ConsumerRecord<>("t", partition, offset, "key", new byte[0]))
            .toList();
    return new ConsumerRecords<>(Map.of(new TopicPartition("t", partition), records), Map.of());
  }

  private static ConsumerRecords<String, byte[]> polled(int partition, long offset) {
    return polled(partition, offset, offset);
  }

  private static boolean isDone(CompletionStage<@Nullable Void> stage) {
    return stage.toCompletableFuture().isDone();
  }
}
