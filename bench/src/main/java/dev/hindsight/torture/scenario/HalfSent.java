package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Wire;
import java.time.Duration;

/**
 * The moment in which a relay has most to lose: commands come as fast as they can, and the wire to
 * Kafka is so narrow that what is published is only half there.
 */
final class HalfSent {

  private static final int BYTES_PER_SECOND = 100_000;

  private HalfSent() {}

  /**
   * Returns when the wire is whole again, and all clients of the rush have heard their last answer.
   *
   * @param clients who ask again at once, until the strike: who asks the dead again and again would
   *     hear nothing as often
   * @param strike what is broken in that moment
   */
  static void strike(Stage stage, int clients, Runnable strike) throws InterruptedException {
    var beforeKafka = stage.rig().stores().beforeKafka();
    var rush = stage.load().flood(clients);
    beforeKafka.become(Wire.narrow(BYTES_PER_SECOND));
    stage.pass(Duration.ofMillis(500L + stage.random().nextInt(500)));
    rush.ebb();
    strike.run();
    beforeKafka.become(Wire.WHOLE);
    rush.end();
  }
}
