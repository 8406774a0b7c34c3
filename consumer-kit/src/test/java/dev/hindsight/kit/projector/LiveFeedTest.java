package dev.hindsight.kit.projector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.EventCodec;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.LiveFeed;
import dev.hindsight.kit.source.Sequence;
import dev.hindsight.kit.wiring.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Lanes come to the live feed and leave it again. */
class LiveFeedTest {

  private final Store store = new Store();
  private final ShopEvents shop = new ShopEvents(1);
  private final List<Lane> behind = new ArrayList<>();

  @Test
  void lanes_that_leave_know_nothing_of_where_they_were() {
    try (var carts = new Bench(store, new CartProjection(), 100);
        var accounts = new Bench(store, new AccountProjection(), 100);
        var elsewhere = new Bench(store, new CartProjection(), 100);
        var sequence = new Sequence("feed");
        var projector =
            new Projector(
                new PostgresStore(store.open()),
                new Board(),
                100,
                erased -> {},
                AppliedSpans.NONE)) {
      var feed = new LiveFeed(sequence, projector, new EventCodec(), behind::add);
      feed.follow(
          Map.of(
              carts.lane.projection(), partition -> carts.lane,
              accounts.lane.projection(), partition -> accounts.lane));
      feed.gained(Map.of(0, 0L));
      behind.clear();
      for (var lane : List.of(carts.lane, accounts.lane)) {
        projector.load(lane);
        assertThat(sequence.call(() -> feed.join(lane))).isTrue();
      }

      elsewhere.apply(shop.next(10));
      feed.accept(records(5)).join();

      // Each is read again from what is stored: what is in memory may be of before.
      assertThat(behind).containsExactlyInAnyOrder(carts.lane, accounts.lane);
      assertThat(behind)
          .allSatisfy(lane -> {
            assertThat(lane.checkpoint()).isNull();
            assertThat(lane.isLive()).isFalse();
          });
    }
  }

  @Test
  void a_batch_of_before_does_not_set_back_a_feed_that_was_gained_anew() {
    try (var carts = new Bench(store, new CartProjection(), 100);
        var sequence = new Sequence("feed");
        var projector =
            new Projector(
                new PostgresStore(store.open()),
                new Board(),
                100,
                erased -> {},
                AppliedSpans.NONE)) {
      var feed = new LiveFeed(sequence, projector, new EventCodec(), behind::add);
      feed.follow(Map.of(carts.lane.projection(), partition -> carts.lane));
      feed.gained(Map.of(0, 0L));
      shop.next(1);
      var record =
          new ConsumerRecord<>("t", 0, 0L, "cart", new byte[0]) {
            @Override
            public long offset() {
              // A rebalance, in the midst of looking at the batch.
              feed.gained(Map.of(0, 20L));
              return super.offset();
            }
          };

      feed.accept(
              new ConsumerRecords<>(Map.of(new TopicPartition("t", 0), List.of(record)), Map.of()))
          .join();

      assertThat(feed.place(0)).isEqualTo(20L);
    }
  }

  private ConsumerRecords<String, byte[]> records(int many) {
    var polled = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var event : shop.log().subList(0, many)) {
      var record = Bench.record(event);
      var placed = new ConsumerRecord<>("t", 0, (long) polled.size(), record.key(), record.value());
      record.headers().forEach(placed.headers()::add);
      polled.add(placed);
    }
    return new ConsumerRecords<>(Map.of(new TopicPartition("t", 0), polled), Map.of());
  }
}
