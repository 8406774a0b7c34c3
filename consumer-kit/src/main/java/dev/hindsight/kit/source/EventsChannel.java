package dev.hindsight.kit.source;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The live feed's source: the channel {@code events}, in batches, one after the other. */
@ApplicationScoped
public class EventsChannel {

  /** The name of the channel. */
  public static final String NAME = "events";

  private final LiveFeed feed;
  private final KafkaClientService clients;

  EventsChannel(LiveFeed feed, KafkaClientService clients) {
    this.feed = feed;
    this.clients = clients;
  }

  /** The next batch is given when this one has been dealt with. */
  @Incoming(NAME)
  public CompletionStage<Void> accept(ConsumerRecords<String, byte[]> records) {
    return feed.accept(records).thenAccept(done -> {});
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
