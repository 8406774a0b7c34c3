package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Tampering;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The clock of one process at a time jumps two hours, and back. */
public final class Clocks implements Scenario {

  private static final Duration JUMP = Duration.ofHours(2);
  private static final Duration BACK = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public String description() {
    return "the clock of each process jumps two hours ahead, back, two hours behind, and back";
  }

  @Override
  public boolean tampers() {
    return true;
  }

  @Override
  public int replicas() {
    return 2;
  }

  @Override
  public void run(Stage stage) throws Exception {
    var while_ = stage.either(Duration.ofMillis(1_500), Duration.ofSeconds(15));
    for (var clock : clocks(stage).entrySet()) {
      for (var jump : List.of(JUMP, JUMP.negated())) {
        stage.fault(
            "the clock of %s jumps two hours %s"
                .formatted(clock.getKey(), jump.isNegative() ? "back" : "ahead"));
        clock.getValue().clock(jump);
        acceptsFor(stage, while_);
        clock.getValue().clock(Duration.ZERO);
        acceptsFor(stage, while_);
      }
    }
  }

  private static void acceptsFor(Stage stage, Duration time) throws Exception {
    stage.pass(time);
    stage.accepts("commands are accepted, whatever a clock does", BACK);
  }

  private static Map<String, Tampering> clocks(Stage stage) {
    var rig = stage.rig();
    var clocks = new LinkedHashMap<String, Tampering>();
    for (var service : stage.either(new Service[] {Service.COMMAND}, Service.values())) {
      clocks.put("PostgreSQL of " + service.title(), rig.stores().tampering(service));
      var first = rig.anyOf(service);
      clocks.put(first.toString(), first.tampering());
    }
    clocks.put("Kafka", rig.stores().tamperingWithKafka());
    return clocks;
  }
}
