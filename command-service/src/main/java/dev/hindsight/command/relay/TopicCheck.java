package dev.hindsight.command.relay;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Looks whether the topic that this log is published to holds anything yet. */
@ApplicationScoped
public class TopicCheck {

  private final RelayTopic topic;

  public TopicCheck(
      @Identifier("default-kafka-broker") Map<String, Object> kafka, TopicSettings settings) {
    this.topic = new RelayTopic(kafka, settings);
  }

  /** Creates the topic when it is absent. Blocks. */
  public boolean isEmpty() throws InterruptedException, ExecutionException, TimeoutException {
    topic.check();
    return topic.isEmpty();
  }
}
