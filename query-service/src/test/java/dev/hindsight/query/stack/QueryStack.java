package dev.hindsight.query.stack;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.embedded.PostgresForTests;
import dev.hindsight.embedded.token.TestTokens;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;

/** A database and a topic of their own for the service, before it starts. */
public final class QueryStack implements QuarkusTestResourceLifecycleManager {

  private static final int PARTITIONS = 12;

  private final Keys keys = new Keys();
  private final TopicForTests topic =
      TopicForTests.create(
          new Topic("query-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500),
          PARTITIONS);
  private final Relay relay = new Relay(topic);

  @Override
  public Map<String, String> start() {
    var postgres = PostgresForTests.server();
    postgres.createDatabase("query", "query", "query");
    return Map.ofEntries(
        Map.entry("quarkus.oidc.public-key", TestTokens.publicKey()),
        Map.entry("quarkus.http.host", "127.0.0.1"),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.datasource.reactive.url", postgres.reactiveUrl("query")),
        Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl("query")),
        Map.entry("kafka.bootstrap.servers", topic.topic().bootstrapServers()),
        Map.entry("hindsight.topic", topic.topic().name()),
        Map.entry("hindsight.replays.most", "5"),
        Map.entry("hindsight.keys.url", keys.url()),
        Map.entry("hindsight.keys.secret", Keys.SECRET));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(relay, new TestInjector.MatchesType(Relay.class));
    injector.injectIntoFields(keys, new TestInjector.MatchesType(Keys.class));
  }

  @Override
  public void stop() {
    topic.close();
    keys.close();
  }
}
