package dev.hindsight.command;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.embedded.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real PostgreSQL and a real Kafka for the tests that start the service. */
public final class RealStores implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var postgres = PostgresForTests.server();
    postgres.createDatabase("command", "command_owner", "owner");
    postgres.createRole("command", "application", "command");
    return Map.of(
        "quarkus.http.test-port", "0",
        "quarkus.datasource.reactive.url", postgres.reactiveUrl("command"),
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl("command"),
        "quarkus.datasource.username", "command",
        "quarkus.datasource.password", "application",
        "quarkus.flyway.username", "command_owner",
        "quarkus.flyway.password", "owner",
        "kafka.bootstrap.servers", KafkaForTests.broker().bootstrapServers(),
        "hindsight.master-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "hindsight.keys.secret", "a-secret-of-the-tests");
  }

  @Override
  public void stop() {
    // Both live as long as the JVM and are shared by all tests of the module.
  }
}
