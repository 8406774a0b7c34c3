package dev.hindsight.kit.source;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The live feed's source: the channel {@code events}, in batches, one after the other. */
@ApplicationScoped
public class EventsChannel {

  /** The name of the channel. */
  public static final String NAME = "events";

  // A transaction of all projections costs about as much for one event as for a hundred: the more
  // come at a time, the longer it waits for more. Single ones wait for nothing, and so does what
  // has fallen behind.
  private static final int RECORDS_A_MILLI = 2;
  private static final int LONGEST_PACE_MILLIS = 200;
  private static final int BEHIND = 1_000;

  private final LiveFeed feed;
  private final KafkaClientService clients;

  EventsChannel(LiveFeed feed, KafkaClientService clients) {
    this.feed = feed;
    this.clients = clients;
  }

  /** The next batch is given when this one has been dealt with, and after a pace. */
  @Incoming(NAME)
  public CompletionStage<Void> accept(ConsumerRecords<String, byte[]> records) {
    return feed.accept(records).thenCompose(done -> paceAfter(records.count()));
  }

  private static CompletionStage<Void> paceAfter(int records) {
    var millis = records < BEHIND ? Math.min(LONGEST_PACE_MILLIS, records / RECORDS_A_MILLI) : 0;
    return millis == 0
        ? CompletableFuture.completedStage(null)
        : CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
  }

  /**
   * Checks the settings that the channel ended up with.
   *
   * @throws IllegalStateException when somebody has made it unsafe
   */
  public void checkSettings() {
    var consumer = clients.getConsumer(NAME);
    if (consumer == null) {
      throw new IllegalStateException("there is no channel " + NAME + "; the kit brings it");
    }
    Topic.SafeReading.check("the channel " + NAME, consumer.configuration());
  }
}
