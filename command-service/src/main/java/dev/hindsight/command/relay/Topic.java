package dev.hindsight.command.relay;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Creates the topic that keeps everything for ever, and refuses one that does not. */
final class Topic {

  private static final int LIMIT_SECONDS = 15;
  private static final int NEXT_LOOK_MILLIS = 20;

  /** What a topic that forgets nothing is set to. */
  static final Map<String, String> POLICY =
      Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");

  // The time of a record must not matter: an import brings events of years ago.
  private static final Map<String, String> CREATED_WITH =
      Map.of("message.timestamp.type", "LogAppendTime");

  private Topic() {}

  /**
   * Creates the topic when it is absent and checks it when it is there.
   *
   * @return which topic it is: one that is made anew has another id
   * @throws WrongTopic when it has another policy or number of partitions
   */
  static Uuid ensure(Admin admin, TopicSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (exists(admin, settings.name())) {
      return check(admin, settings);
    }
    create(admin, settings);
    return checkOnceKnown(admin, settings);
  }

  /**
   * Checks a topic that should be there.
   *
   * @return which it is; null when there is none
   * @throws WrongTopic when it has another policy or number of partitions
   */
  static @Nullable Uuid find(Admin admin, TopicSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return check(admin, settings);
    } catch (ExecutionException e) {
      if (isUnknown(e)) {
        return null;
      }
      throw e;
    }
  }

  /** Those that it has now. */
  static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /** The offsets behind the last records of some partitions, committed or not. */
  static Map<TopicPartition, ListOffsetsResultInfo> ends(
      Admin admin, Collection<TopicPartition> partitions)
      throws InterruptedException, ExecutionException, TimeoutException {
    var latest =
        partitions.stream().collect(toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return get(admin.listOffsets(latest).all());
  }

  // The controller answers for a new topic before every broker has heard of it.
  private static Uuid checkOnceKnown(Admin admin, TopicSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (true) {
      try {
        return check(admin, settings);
      } catch (ExecutionException e) {
        if (!isUnknown(e) || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(NEXT_LOOK_MILLIS);
      }
    }
  }

  private static boolean exists(Admin admin, String name)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      get(admin.describeTopics(List.of(name)).allTopicNames());
      return true;
    } catch (ExecutionException e) {
      if (isUnknown(e)) {
        return false;
      }
      throw e;
    }
  }

  private static void create(Admin admin, TopicSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    var configs = new TreeMap<>(POLICY);
    configs.putAll(CREATED_WITH);
    var topic = new NewTopic(settings.name(), settings.partitions(), settings.replication());
    try {
      get(admin.createTopics(Set.of(topic.configs(configs))).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static Uuid check(Admin admin, TopicSettings settings)
      throws InterruptedException, ExecutionException, TimeoutException {
    var name = settings.name();
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    var configs = requireNonNull(get(admin.describeConfigs(Set.of(resource)).all()).get(resource));
    for (var wanted : POLICY.entrySet()) {
      var actual = configs.get(wanted.getKey()).value();
      if (!wanted.getValue().equals(actual)) {
        throw new WrongTopic(
            "topic %s has %s=%s and would forget; set it to %s"
                .formatted(name, wanted.getKey(), actual, wanted.getValue()));
      }
    }
    var described =
        requireNonNull(get(admin.describeTopics(List.of(name)).allTopicNames()).get(name));
    if (described.partitions().size() != settings.partitions()) {
      throw new WrongTopic(
          "topic %s has %d partitions, not %d: streams would lose their order; delete the topic, and it is filled again from the log, or set hindsight.topic.partitions to what it was made with"
              .formatted(name, described.partitions().size(), settings.partitions()));
    }
    return described.topicId();
  }

  private static boolean isUnknown(ExecutionException e) {
    return e.getCause() instanceof UnknownTopicOrPartitionException;
  }

  private static <T> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
