package dev.hindsight.command;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.embedded.PostgresForTests;
import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real PostgreSQL, a real Kafka and a real mail server for the tests that start the service. */
public final class RealStores implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    var postgres = PostgresForTests.server();
    postgres.createDatabase("command", "command_owner", "owner");
    postgres.createRole("command", "application", "command");
    return Map.ofEntries(
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.oidc.public-key", TestTokens.publicKey()),
        Map.entry("quarkus.datasource.reactive.url", postgres.reactiveUrl("command")),
        Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl("command")),
        Map.entry("quarkus.datasource.username", "command"),
        Map.entry("quarkus.datasource.password", "application"),
        Map.entry("quarkus.flyway.username", "command_owner"),
        Map.entry("quarkus.flyway.password", "owner"),
        Map.entry("kafka.bootstrap.servers", KafkaForTests.broker().bootstrapServers()),
        Map.entry("hindsight.master-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="),
        Map.entry("hindsight.keys.secret", "a-secret-of-the-tests"),
        Map.entry("quarkus.mailer.host", "127.0.0.1"),
        Map.entry("quarkus.mailer.port", String.valueOf(mailPort())));
  }

  /** Of a mail server that takes what it is given. */
  private static int mailPort() {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server.getSmtp().getPort();
  }

  @Override
  public void stop() {
    // They live as long as the JVM and are shared by all tests of the module.
  }
}
