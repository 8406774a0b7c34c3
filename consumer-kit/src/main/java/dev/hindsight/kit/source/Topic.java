package dev.hindsight.kit.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The topic of events and how it is read: committed records only, from where we say.
 *
 * @param kafka the broker addresses and what security they ask for
 */
public record Topic(String name, Map<String, Object> kafka, int mostRecords) {

  public Topic {
    var known = new HashMap<>(kafka);
    // Whoever reads by this belongs to no group.
    known.remove(ConsumerConfig.GROUP_ID_CONFIG);
    kafka = Map.copyOf(known);
  }

  /** One whose brokers let everybody in. */
  public Topic(String name, String bootstrapServers, int mostRecords) {
    this(name, Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), mostRecords);
  }

  public String bootstrapServers() {
    return String.valueOf(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
  }

  /** Without the password that may be among the settings. */
  @Override
  public String toString() {
    return name + " at " + bootstrapServers();
  }

  /** A consumer that belongs to no group and commits nothing. */
  public KafkaConsumer<String, byte[]> consumer(String clientId) {
    return consumer(clientId, 500);
  }

  /** One whose brokers hold a request for new records no longer than this. */
  public KafkaConsumer<String, byte[]> consumer(String clientId, int longestWaitMillis) {
    var settings = new HashMap<>(kafka);
    settings.putAll(SafeReading.SETTINGS);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId.toLowerCase(Locale.ROOT));
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, longestWaitMillis);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecords);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8_000);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * For questions about the topics of these brokers.
   *
   * @param limitMillis of a question with all its tries
   * @param tryMillis of one try
   */
  public Admin admin(int limitMillis, int tryMillis) {
    var settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMillis);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, tryMillis);
    return Admin.create(settings);
  }

  /** The settings without which events would be lost, doubled or read too early. */
  public static final class SafeReading {

    static final Map<String, Object> SETTINGS =
        Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private SafeReading() {}

    /**
     * Checks the settings of a consumer that somebody else has made.
     *
     * @throws IllegalStateException when one of them is another
     */
    public static void check(String whose, Map<String, ?> actual) {
      SETTINGS.forEach((name, expected) -> {
        if (!String.valueOf(actual.get(name)).equals(expected)) {
          throw new IllegalStateException(
              "%s must have %s=%s but has %s; remove the setting, the kit brings it"
                  .formatted(whose, name, expected, actual.get(name)));
        }
      });
    }
  }
}
