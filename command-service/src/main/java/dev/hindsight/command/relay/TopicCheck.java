package dev.hindsight.command.relay;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks whether the topic that this log is published to holds anything yet. */
@ApplicationScoped
public class TopicCheck {

  private final RelayTopic topic;

  public TopicCheck(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "hindsight.topic") String name,
      @ConfigProperty(name = "hindsight.topic.partitions") int partitions,
      @ConfigProperty(name = "hindsight.topic.replication") short replication) {
    this.topic = new RelayTopic(kafka, new TopicSettings(name, partitions, replication));
  }

  /** Creates the topic when it is absent. Blocks. */
  public boolean isEmpty() throws InterruptedException, ExecutionException, TimeoutException {
    topic.check();
    return topic.end().isEmpty();
  }
}
