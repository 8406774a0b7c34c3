package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.embedded.token.Token;
import dev.hindsight.embedded.token.TokenKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services that come to Kafka as the users of the manifests, with their rights and no others: they
 * suffice for the way from a command to a view, and for nothing besides.
 */
class KafkaUsersTest {
  private static final String EVENTS = "hindsight.events";
  private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=";

  private final TokenKey key = TokenKey.generate();
  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @Test
  void a_command_becomes_visible_and_a_reader_may_not_write_events() throws Exception {
    try (var stores = new GuardedStores(folder);
        var commands = start("command-service", "command", stores);
        var queries = start("query-service", "query", stores)) {
      commands.awaitReady();
      queries.awaitReady();

      String cart = a_command_becomes_visible(commands, queries);

      its_state_tells_that_projections_were_heard(commands, cart);
      nobody_but_the_relay_writes_events(stores);
      nobody_deletes_the_topic(stores);
      assertThat(commands.log() + queries.log()).doesNotContain("AuthorizationException");
    }
  }

  private ServiceProcess start(String service, String database, GuardedStores stores)
      throws Exception {
    var environment = new HashMap<>(stores.environmentOf(service));
    environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", stores.url(database));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:" + stores.url(database));
    environment.put("QUARKUS_DATASOURCE_USERNAME", database);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", database + "-1");
    environment.put("QUARKUS_OIDC_PUBLIC_KEY", key.publicKey());
    environment.put("HINDSIGHT_KEYS_SECRET", SECRET);
    if (service.equals("command-service")) {
      environment.put("QUARKUS_FLYWAY_USERNAME", "command_owner");
      environment.put("QUARKUS_FLYWAY_PASSWORD", "owner-1");
      environment.put("HINDSIGHT_MASTER_KEY", SECRET);
      environment.put("HINDSIGHT_MAIL_DELIVERY", "local");
    }
    return new ServiceProcess(service, folder, environment);
  }

  private String a_command_becomes_visible(ServiceProcess commands, ServiceProcess queries)
      throws Exception {
    HttpRequest open =
        request(commands, "/carts")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> answer = client.send(open, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String cart = URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    HttpRequest read =
        request(queries, cart)
            .header(
                "Consistency-Token", answer.headers().firstValue("Consistency-Token").orElseThrow())
            .header("Prefer", "wait=30")
            .build();
    HttpResponse<String> found = client.send(read, BodyHandlers.ofString());
    assertThat(found.statusCode()).as(found.body() + queries.log()).isEqualTo(200);
    return PackagedStack.JSON.readTree(answer.body()).path("commandId").asText();
  }

  // By the topic of progress, which readers write and the command-service reads.
  private void its_state_tells_that_projections_were_heard(ServiceProcess commands, String command)
      throws Exception {
    org.awaitility.Awaitility.await()
        .atMost(PackagedStack.LIMIT)
        .untilAsserted(() -> {
          HttpRequest state = request(commands, "/commands/" + command).build();
          assertThat(client.send(state, BodyHandlers.ofString()).body()).contains("carts");
        });
  }

  private static void nobody_but_the_relay_writes_events(GuardedStores stores) {
    var settings = new HashMap<>(stores.as("query-service"));
    settings.put("max.block.ms", 10_000);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThatThrownBy(() ->
              producer
                  .send(new ProducerRecord<>(EVENTS, 0, null, new byte[1]))
                  .get(20, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  private static void nobody_deletes_the_topic(GuardedStores stores) {
    for (String user : List.of("query-service", "command-service")) {
      try (var admin = Admin.create(stores.as(user))) {
        assertThatThrownBy(
                () -> admin.deleteTopics(List.of(EVENTS)).all().get(20, TimeUnit.SECONDS))
            .as(user)
            .hasRootCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  private HttpRequest.Builder request(ServiceProcess service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port + path))
        .header("Authorization", "Bearer " + Token.operator().signedWith(key));
  }
}
