package dev.hindsight.command.relay;

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

  /**
   * The partition of a stream, by the bytes of its name. Kafka's own default for keys, on our own
   * number of partitions: one that is added by hand does not tear a stream in two.
   */
  public int partitionOf(byte[] stream) {
    return Utils.toPositive(Utils.murmur2(stream)) % partitions;
  }
}
