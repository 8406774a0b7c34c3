package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.events.progress.ProgressTopic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics are what the services insist on, and users may no more than they need. */
class KafkaResourcesTest {
  private static final String EVENTS = "hindsight.events";
  private static final String PROGRESS = ProgressTopic.of(EVENTS);

  static Stream<Cluster> clusters() {
    return Cluster.all();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void the_topic_of_events_keeps_everything_for_ever(Cluster cluster) {
    JsonNode topic = cluster.the("KafkaTopic", EVENTS).spec();

    assertThat(Checkout.text("command-service/src/main/resources/application.properties"))
        .contains(
            "hindsight.topic=" + topic.path("topicName").asText() + "\n",
            "hindsight.topic.partitions=" + topic.path("partitions").asInt() + "\n");
    assertThat(Manifest.texts(topic.path("config")))
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1")
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void the_topic_of_progress_is_as_services_would_make_it(Cluster cluster) {
    JsonNode topic = cluster.the("KafkaTopic", PROGRESS).spec();

    assertThat(topic.path("partitions").asInt()).isEqualTo(ProgressTopic.PARTITIONS);
    assertThat(Manifest.texts(topic.path("config"))).containsAllEntriesOf(ProgressTopic.SETTINGS);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void a_record_is_on_more_than_one_broker_where_there_are_more(Cluster cluster) {
    int brokers =
        cluster.all("KafkaNodePool").stream()
            .filter(pool -> pool.spec().path("roles").toString().contains("broker"))
            .mapToInt(pool -> pool.spec().path("replicas").asInt())
            .sum();
    for (Manifest topic : cluster.all("KafkaTopic")) {
      int copies = topic.spec().path("replicas").asInt();
      int needed = topic.spec().path("config").path("min.insync.replicas").asInt();
      assertThat(copies).isEqualTo(Math.min(3, brokers));
      assertThat(needed).isEqualTo(Math.max(1, copies - 1));
    }
  }

  static Stream<Cluster> overlays() {
    return Cluster.overlays();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void the_relay_alone_writes_events(Cluster cluster) {
    List<String> writers =
        cluster.all("KafkaUser").stream()
            .filter(user -> may(user, "topic", EVENTS, "Write"))
            .map(Manifest::name)
            .toList();

    assertThat(writers).containsExactly("command-service");
    assertThat(
            may(
                cluster.the("KafkaUser", "command-service"),
                "transactionalId",
                "relay." + EVENTS,
                "Write"))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void each_service_is_a_user_and_none_may_change_or_delete_anything(Cluster cluster) {
    assertThat(cluster.all("KafkaUser"))
        .extracting(Manifest::name)
        .containsExactlyInAnyOrderElementsOf(Checkout.SERVICES);
    for (Manifest user : cluster.all("KafkaUser")) {
      for (JsonNode acl : user.spec().path("authorization").path("acls")) {
        assertThat(acl.path("operations").toString())
            .as("%s", user)
            .doesNotContain("Alter", "Delete", "All", "Cluster");
        assertThat(acl.path("resource").path("name").asText()).startsWith(prefix(acl));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void readers_have_groups_of_their_own_name(Cluster cluster) {
    assertThat(
            Checkout.text(
                "consumer-kit/src/main/resources/META-INF/microprofile-config.properties"))
        .contains("group.id=hindsight.${quarkus.application.name}\n");
    for (String reader : List.of("query-service", "analytics-service")) {
      assertThat(
              may(cluster.the("KafkaUser", reader), "group", "hindsight." + reader + ".", "Read"))
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void users_are_those_that_a_broker_was_tried_with(Cluster cluster) {
    for (String service : Checkout.SERVICES) {
      assertThat(cluster.the("KafkaUser", service).spec())
          .isEqualTo(
              Checkout.yaml("deploy/kubernetes/base/" + service + "/kafka-user.yaml").path("spec"));
    }
  }

  private static String prefix(JsonNode acl) {
    return Map.of("topic", EVENTS, "group", "hindsight.", "transactionalId", "relay." + EVENTS)
        .getOrDefault(acl.path("resource").path("type").asText(), "nothing");
  }

  static boolean may(Manifest user, String type, String name, String operation) {
    return Manifest.list(user.spec().path("authorization").path("acls")).stream()
        .filter(acl -> acl.path("resource").path("type").asText().equals(type))
        .filter(acl -> acl.path("resource").path("name").asText().equals(name))
        .anyMatch(acl ->
            Manifest.list(acl.path("operations")).stream()
                .anyMatch(one -> one.asText().equals(operation)));
  }
}
