package dev.hindsight.kit.service;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.embedded.PostgresForTests;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import dev.hindsight.kit.wiring.Store;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** Real Kafka and PostgreSQL for the service under test. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var name = "service-" + UUID.randomUUID();
    var servers = KafkaForTests.broker().bootstrapServers();
    TopicForTests.create(new Topic(name, servers, 500), 4).close();
    var store = new Store();
    var server = PostgresForTests.server();
    return Map.of(
        "hindsight.ready.behind-at-most", "3s",
        "quarkus.oidc.public-key", TestTokens.publicKey(),
        "hindsight.topic", name,
        "kafka.bootstrap.servers", servers,
        "quarkus.datasource.reactive.url", server.reactiveUrl(store.name()),
        "quarkus.datasource.username", server.superuser(),
        "quarkus.datasource.password", server.superuserPassword());
  }

  @Override
  public void stop() {}
}
