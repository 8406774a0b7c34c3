package dev.hindsight.journeys;

import dev.hindsight.embedded.EmbeddedKafka;
import dev.hindsight.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;

/** PostgreSQL, and a Kafka that lets in its users alone, with the rights that the manifests say. */
final class GuardedStores implements AutoCloseable {
  private static final Map<String, String> USERS =
      Map.of("admin", "admin-1", "command-service", "command-1", "query-service", "query-1");

  private final EmbeddedPostgres postgres;
  private final EmbeddedKafka kafka;

  GuardedStores(Path folder) throws Exception {
    postgres = EmbeddedPostgres.at(folder.resolve("postgres")).start();
    postgres.createDatabase("command", "command_owner", "owner-1");
    postgres.createRole("command", "command-1", "command");
    postgres.createDatabase("query", "query", "query-1");
    kafka = EmbeddedKafka.at(folder.resolve("kafka")).users(USERS).start();
    try (var admin = Admin.create(as("admin"))) {
      admin.createTopics(KafkaUsers.topics()).all().get(20, TimeUnit.SECONDS);
      List<AclBinding> rights = new ArrayList<>();
      rights.addAll(KafkaUsers.rightsOf("command-service"));
      rights.addAll(KafkaUsers.rightsOf("query-service"));
      admin.createAcls(rights).all().get(20, TimeUnit.SECONDS);
    }
  }

  String url(String database) {
    return "postgresql://127.0.0.1:" + postgres.port() + "/" + database;
  }

  /** How a client comes in as a user. */
  Map<String, Object> as(String user) {
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        login(user));
  }

  private static String login(String user) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, USERS.get(user));
  }

  /** The same for a service, by its environment. */
  Map<String, String> environmentOf(String service) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        kafka.bootstrapServers(),
        "KAFKA_SECURITY_PROTOCOL",
        "SASL_PLAINTEXT",
        "KAFKA_SASL_MECHANISM",
        "PLAIN",
        "KAFKA_SASL_JAAS_CONFIG",
        login(service));
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
  }
}
