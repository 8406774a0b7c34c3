package dev.hindsight.analytics.stack;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.embedded.PostgresForTests;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** A topic with the shop's history and an empty database: the service starts after the fact. */
public final class AnalyticsStack implements QuarkusTestResourceLifecycleManager {

  private static final int PARTITIONS = 12;

  private final TopicForTests topic =
      TopicForTests.create(
          new Topic(
              "analytics-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500),
          PARTITIONS);
  private final Log log = new Log(topic);

  @Override
  public Map<String, String> start() {
    Shop.fill(log);
    log.publish();
    var postgres = PostgresForTests.server();
    postgres.createDatabase("analytics", "analytics", "analytics");
    return Map.of(
        "quarkus.oidc.public-key", TestTokens.publicKey(),
        "quarkus.http.host", "127.0.0.1",
        "quarkus.http.test-port", "0",
        "quarkus.datasource.reactive.url", postgres.reactiveUrl("analytics"),
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl("analytics"),
        "kafka.bootstrap.servers", topic.topic().bootstrapServers(),
        "hindsight.topic", topic.topic().name());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(log, new TestInjector.MatchesType(Log.class));
  }

  @Override
  public void stop() {
    topic.close();
  }
}
