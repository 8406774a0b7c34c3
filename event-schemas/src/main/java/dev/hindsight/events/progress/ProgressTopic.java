package dev.hindsight.events.progress;

import java.util.Map;

/**
 * The topic beside the topic of events on which consumer services tell how far they are: one
 * partition, compacted, so that the last {@link ProgressReport} under each key is always there.
 */
public final class ProgressTopic {

  /**
   * What it is created with. Segments are small because the one that is written to is not
   * compacted, and all is read at each start.
   */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "cleanup.policy", "compact",
          "segment.bytes", "8388608",
          "segment.ms", "600000",
          "min.cleanable.dirty.ratio", "0.1",
          "message.timestamp.type", "LogAppendTime");

  public static final int PARTITIONS = 1;

  private ProgressTopic() {}

  /** The name of the one that belongs to a topic of events. */
  public static String of(String events) {
    return events + ".progress";
  }
}
