package dev.hindsight.embedded;

import java.nio.file.Path;

/** One Kafka broker per test JVM: started when first asked for, stopped with the JVM. */
public final class KafkaForTests {
  private KafkaForTests() {}

  public static EmbeddedKafka broker() {
    return Holder.BROKER;
  }

  /** Started once, by the class loader's own lock. */
  private static final class Holder {
    private static final EmbeddedKafka BROKER = start();

    private static EmbeddedKafka start() {
      Path folder = TestFolder.create("kafka");
      var broker = EmbeddedKafka.at(folder).start();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> TestFolder.delete(folder, broker::stop)));
      return broker;
    }
  }
}
