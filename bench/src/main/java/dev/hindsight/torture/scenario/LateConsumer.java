package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Service;
import java.time.Duration;

/**
 * A consumer that knows nothing yet starts from the first event, under load, and dies meanwhile.
 */
public final class LateConsumer implements Scenario {

  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int EVENTS = 1_000_000;

  @Override
  public String name() {
    return "late";
  }

  @Override
  public String description() {
    return "a consumer with an empty store starts from the first event, and is killed on its way";
  }

  @Override
  public void run(Stage stage) throws Exception {
    if (!stage.isShort()) {
      new ManyCarts(stage).fill(EVENTS);
    }
    for (int i = 0; i < stage.either(1, 3); i++) {
      stage.fault("analytics-service has an empty database");
      var head = stage.head();
      stage.rig().stores().renew(Service.ANALYTICS);
      var replica = stage.rig().anyOf(Service.ANALYTICS);
      replica.process().kill();
      for (int kills = 0; kills < stage.either(0, 3); kills++) {
        stage.ready(replica, "a consumer with an empty store is ready");
        stage.pass(Duration.ofMillis(stage.random().nextInt(stage.either(1_500, 8_000))));
        stage.fault("kill -9 of " + replica);
        replica.process().kill();
      }
      stage.becomes(
          "a consumer that starts from the first event comes to the end of the log",
          LIMIT,
          () -> stage.isLevel(replica, head));
    }
  }
}
