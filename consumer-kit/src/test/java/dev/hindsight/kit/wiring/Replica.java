package dev.hindsight.kit.wiring;

import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.source.PolledFeed;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.service.trace.EventTrace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One replica of a consumer service. */
final class Replica implements AutoCloseable {

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Queue<String> halts = new ConcurrentLinkedQueue<>();
  final Queue<UUID> erased = new ConcurrentLinkedQueue<>();
  final Kit kit;
  final Topic topic;
  private final PolledFeed feed;

  Replica(Topic topic, Sessions sessions, String group, EntityProjection<?>... projections) {
    this(
        new KitSettings(topic, 2, 500, 100, 1_000, Duration.ofDays(1), Duration.ofSeconds(5)),
        sessions,
        group,
        projections);
  }

  Replica(
      KitSettings settings, Sessions sessions, String group, EntityProjection<?>... projections) {
    topic = settings.topic();
    kit =
        new Kit(
            settings,
            List.of(projections),
            sessions,
            meters,
            halts::add,
            erased::add,
            EventTrace.OFF);
    feed = new PolledFeed(kit.feed(), settings.topic(), group);
    kit.start();
  }

  double count(String meter, String projection) {
    return meters
        .get("hindsight.projection." + meter)
        .tag("projection", projection)
        .counter()
        .count();
  }

  long lag() {
    return kit.watch().partitions() == 0
        ? -1
        : kit.watch().progress().stream().mapToLong(p -> p.lagEvents()).sum();
  }

  @Override
  public void close() {
    feed.close();
    kit.close();
  }
}
