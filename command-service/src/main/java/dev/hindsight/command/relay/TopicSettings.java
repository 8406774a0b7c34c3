package dev.hindsight.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.events.CloudEvents;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * The topic that the log is published to.
 *
 * @param name of the topic
 * @param partitions how many it has, for ever: another number would put streams out of order
 * @param replication copies of each partition when the relay creates the topic; -1: the broker's
 *     default
 */
public record TopicSettings(String name, int partitions, short replication) {

  /** How an event stands in the topic. */
  public ProducerRecord<byte[], byte[]> record(LoggedEvent event) {
    var key = event.envelope().stream().toString().getBytes(UTF_8);
    var value = event.data().getBytes(UTF_8);
    var record = new ProducerRecord<>(name, partition(key), key, value);
    CloudEvents.write(event.envelope(), record.headers()::add);
    return record;
  }

  /**
   * Where a key belongs: Kafka's own default, on our own number of partitions: one that is added by
   * hand does not tear a stream in two.
   */
  public int partition(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
