package dev.hindsight.kit.source;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** The live feed's source: the channel {@code events}, in batches, one after the other. */
@ApplicationScoped
public class EventsChannel {

  /** The name of the channel. */
  public static final String NAME = "events";

  // A quarter of a millisecond for each record, but as long as the batch took: so projections work
  // half of
  // the time at most, and less the more the machine has to do; and long enough for a few records to
  // come together when each would be a batch. Who has fallen behind waits for nothing, nor does
  // what comes after a rest.
  private static final long NANOS_A_RECORD = 250_000;
  private static final long SHORTEST_PACE_NANOS = Duration.ofMillis(10).toNanos();
  private static final long LONGEST_PACE_NANOS = Duration.ofMillis(100).toNanos();
  private static final int BEHIND = 1_000;
  private static final int MOST_WAITING = 2_000;

  private final Inflow inflow;
  private final KafkaClientService clients;

  EventsChannel(LiveFeed feed, KafkaClientService clients) {
    this.inflow = new Inflow(feed::accept, EventsChannel::paceNanos, MOST_WAITING);
    this.clients = clients;
  }

  /** More is given when there is room for it. */
  @Incoming(NAME)
  public CompletionStage<@Nullable Void> accept(ConsumerRecords<String, byte[]> records) {
    return inflow.accept(records);
  }

  private static long paceNanos(int records, long tookNanos) {
    var wanted = Math.max(tookNanos, records * NANOS_A_RECORD);
    return records < BEHIND ? Math.clamp(wanted, SHORTEST_PACE_NANOS, LONGEST_PACE_NANOS) : 0;
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
