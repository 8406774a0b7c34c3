package dev.hindsight.command.relay;

/**
 * The topic that the log is published to.
 *
 * @param name of the topic
 * @param partitions how many it has, for ever: another number would put streams out of order
 * @param replication copies of each partition when the relay creates the topic; -1: the broker's
 *     default
 */
public record TopicSettings(String name, int partitions, short replication) {}
