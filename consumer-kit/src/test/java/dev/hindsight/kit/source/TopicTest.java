package dev.hindsight.kit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a service comes to its brokers. */
class TopicTest {

  private final Topic topic =
      new Topic(
          "events",
          Map.of(
              "bootstrap.servers", "127.0.0.1:1",
              "security.protocol", "SASL_SSL",
              "sasl.jaas.config", "… password=\"hidden\";",
              "group.id", "query-service"),
          500);

  @Test
  void whatever_security_the_brokers_ask_for_is_kept() {
    assertThat(topic.kafka()).containsEntry("security.protocol", "SASL_SSL");
    assertThat(topic.bootstrapServers()).isEqualTo("127.0.0.1:1");
  }

  @Test
  void readers_of_their_own_belong_to_no_group() {
    assertThat(topic.kafka()).doesNotContainKey("group.id");
  }

  @Test
  void the_password_is_not_told() {
    assertThat(topic.toString()).isEqualTo("events at 127.0.0.1:1").doesNotContain("hidden");
  }
}
