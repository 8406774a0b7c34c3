package dev.hindsight.kit.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic must keep every event for ever; a service reads no topic that may forget. */
public final class TopicPolicy {

  private static final Map<String, String> EXPECTED = expected();

  private final Topic topic;

  public TopicPolicy(Topic topic) {
    this.topic = topic;
  }

  /** What was found. */
  public sealed interface Finding {
    /** The topic keeps everything. */
    record Right() implements Finding {}

    /** It is not there yet, or nobody answers. */
    record Unknown(String why) implements Finding {}

    /** It forgets. */
    record Wrong(String message) implements Finding {}
  }

  /** Asks the brokers. */
  public Finding check() {
    try (var admin = topic.admin(8_000, 5_000)) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      var found =
          admin.describeConfigs(List.of(resource)).all().get(9, TimeUnit.SECONDS).get(resource);
      return found == null ? new Finding.Unknown("no answer") : judge(found.entries());
    } catch (ExecutionException e) {
      var absent = e.getCause() instanceof UnknownTopicOrPartitionException;
      return new Finding.Unknown(
          absent ? "there is no topic " + topic.name() + " yet" : String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      return new Finding.Unknown("no broker answers at " + topic.bootstrapServers());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding.Unknown("interrupted");
    }
  }

  private Finding judge(Collection<ConfigEntry> entries) {
    var wrong =
        entries.stream()
            .filter(entry -> differs(entry))
            .map(entry -> entry.name() + "=" + entry.value())
            .sorted()
            .collect(Collectors.joining(", "));
    return wrong.isEmpty() ? new Finding.Right() : new Finding.Wrong(message(wrong));
  }

  private static boolean differs(ConfigEntry entry) {
    return Optional.ofNullable(EXPECTED.get(entry.name()))
        .filter(expected -> !expected.equals(entry.value()))
        .isPresent();
  }

  private String message(String wrong) {
    var settings =
        EXPECTED.entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    return """
    the topic %s must keep every event for ever (%s) but has %s: \
    set it right with kafka-configs --alter --topic %s --add-config %s, \
    see that nothing was deleted, and start again\
    """
        .formatted(topic.name(), settings, wrong, topic.name(), settings);
  }

  private static Map<String, String> expected() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("cleanup.policy", "delete");
    settings.put("retention.ms", "-1");
    settings.put("retention.bytes", "-1");
    return settings;
  }
}
