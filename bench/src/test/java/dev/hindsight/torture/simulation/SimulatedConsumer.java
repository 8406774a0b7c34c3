package dev.hindsight.torture.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer without a group as Kafka's is: what it is assigned once more keeps its position, what
 * was never sought has none, and a poll moves it.
 */
final class SimulatedConsumer implements InvocationHandler {

  private static final int MOST = 5;

  private final Scheduler scheduler;
  private final Trouble trouble;
  private final SimulatedTopic topic;
  private final Set<TopicPartition> assigned = new HashSet<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();

  private SimulatedConsumer(Scheduler scheduler, Trouble trouble, SimulatedTopic topic) {
    this.scheduler = scheduler;
    this.trouble = trouble;
    this.topic = topic;
  }

  /** One that is assigned nothing yet. */
  @SuppressWarnings("unchecked")
  static Consumer<String, byte[]> open(Scheduler scheduler, Trouble trouble, SimulatedTopic topic) {
    return (Consumer<String, byte[]>)
        Proxy.newProxyInstance(
            SimulatedConsumer.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            new SimulatedConsumer(scheduler, trouble, topic));
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    switch (method.getName()) {
      case "assignment" -> {
        return Set.copyOf(assigned);
      }
      case "assign" -> {
        assigned.clear();
        assigned.addAll((Collection<TopicPartition>) arguments[0]);
        positions.keySet().retainAll(assigned);
        return nothing();
      }
      case "seek" -> {
        positions.put((TopicPartition) arguments[0], (Long) arguments[1]);
        return nothing();
      }
      case "pause" -> {
        paused.addAll((Collection<TopicPartition>) arguments[0]);
        return nothing();
      }
      case "resume" -> {
        paused.removeAll((Collection<TopicPartition>) arguments[0]);
        return nothing();
      }
      case "position" -> {
        return position((TopicPartition) arguments[0]);
      }
      case "poll" -> {
        return poll();
      }
      case "beginningOffsets", "endOffsets" -> {
        answers();
        var isEnd = method.getName().equals("endOffsets");
        var offsets = new HashMap<TopicPartition, Long>();
        for (var partition : (Collection<TopicPartition>) arguments[0]) {
          offsets.put(partition, isEnd ? topic.end(partition.partition()) : 0L);
        }
        return offsets;
      }
      case "close" -> {
        return nothing();
      }
      default -> throw new UnsupportedOperationException(method.toString());
    }
  }

  // What a method without a result gives back to a proxy.
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  private long position(TopicPartition partition) {
    var position = positions.get(partition);
    if (position == null) {
      throw new NoOffsetForPartitionException(partition);
    }
    return position;
  }

  private void answers() {
    scheduler.step();
    if (trouble.happens(0.02)) {
      throw new KafkaException("Kafka is away");
    }
  }

  private ConsumerRecords<String, byte[]> poll() {
    answers();
    // Also of those that are paused.
    assigned.forEach(this::position);
    Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> found = new HashMap<>();
    var asked = new ArrayList<>(assigned);
    asked.removeAll(paused);
    for (var partition : asked) {
      var polled = topic.read(partition.partition(), position(partition), MOST);
      positions.put(partition, polled.next());
      if (!polled.records().isEmpty()) {
        found.put(partition, polled.records());
      }
    }
    return new ConsumerRecords<>(found, Map.of());
  }
}
