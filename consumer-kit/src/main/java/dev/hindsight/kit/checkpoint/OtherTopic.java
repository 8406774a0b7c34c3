package dev.hindsight.kit.checkpoint;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The topic is not known to be the one whose offsets are stored. */
public final class OtherTopic extends KafkaException {

  private static final long serialVersionUID = 1L;

  public OtherTopic(String message) {
    super(message);
  }

  public OtherTopic(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
