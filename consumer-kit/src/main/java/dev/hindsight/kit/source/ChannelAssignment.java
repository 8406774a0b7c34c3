package dev.hindsight.kit.source;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Puts the channel where our checkpoints want it, never where the group's offsets are. It starts at
 * the end of each partition; what lies between the checkpoints and there is caught up beside it.
 */
@ApplicationScoped
@Identifier("hindsight-events")
public class ChannelAssignment implements KafkaConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(ChannelAssignment.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final LiveFeed feed;

  ChannelAssignment(LiveFeed feed) {
    this.feed = feed;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    gain(feed, consumer, partitions);
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    feed.lost(partitions.stream().map(TopicPartition::partition).toList());
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    onPartitionsRevoked(consumer, partitions);
  }

  /** Seeks and tells the feed; called by the thread that polls, within the poll. */
  static void gain(LiveFeed feed, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    var starts = ends(consumer, partitions);
    var places = new HashMap<Integer, Long>();
    for (var partition : partitions) {
      var start = starts.getOrDefault(partition, 0L);
      consumer.seek(partition, start);
      places.put(partition.partition(), start);
    }
    LOG.infof("partitions gained, the live feed starts at %s", places);
    feed.gained(places);
  }

  // From the first offset the feed would be slow, but never wrong: lanes skip what they have.
  private static Map<TopicPartition, Long> ends(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    try {
      return consumer.endOffsets(partitions, LIMIT);
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      LOG.warnf("the ends of %s are unknown, the feed starts at 0: %s", partitions, e.getMessage());
      return Map.of();
    }
  }
}
