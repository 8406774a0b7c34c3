package dev.hindsight.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.backup.RestorableLog;
import dev.hindsight.command.backup.ShopTraffic;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.relay.PublishedTopic.Read;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the relay publishes of a restored log. */
class RestoredTopicTest {

  @Test
  void the_topic_of_a_restored_log_is_the_original_one_but_for_the_name_of_the_log()
      throws Exception {
    try (var original = new RestorableLog();
        var copy = new RestorableLog()) {
      ShopTraffic.send(original.process());
      var head = original.log.number("SELECT position FROM log_head");

      copy.restore(original.export());

      var expected = published(original, head);
      assertThat(expected).hasSize((int) head);
      assertThat(published(copy, head))
          .usingRecursiveComparison()
          .ignoringFields("envelope.source")
          .isEqualTo(expected);
    }
  }

  private static List<Read> published(RestorableLog log, long head) throws Exception {
    var topic = new PublishedTopic();
    var relay =
        new Relay(
            new PostgresTail(log.connections),
            new PostgresPublication(log.connections),
            new Wakeup(),
            DatabaseLock.ofRelay(log.connections),
            topic.relayTopic(),
            new RelayProgress(),
            Rests.USUAL.withoutReaders());
    // The reader must find it, whoever is faster.
    topic.relayTopic().check();
    var thread = Thread.ofPlatform().start(relay);
    try {
      return topic.readTo(head).stream()
          .sorted(Comparator.comparing(read -> read.envelope().position()))
          .toList();
    } finally {
      relay.stop();
      thread.join();
    }
  }
}
