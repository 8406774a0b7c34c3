package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.TcpProxy;
import dev.hindsight.torture.rig.Wire;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a network does between any two parts. */
public final class CutWires implements Scenario {

  @Override
  public String name() {
    return "wires";
  }

  @Override
  public String description() {
    return "connections that are cut, frozen, slow, narrow, half closed, or whose answers get lost";
  }

  @Override
  public void run(Stage stage) throws Exception {
    var wires = wires(stage);
    int rounds = stage.either(1, 12);
    for (int i = 0; i < rounds; i++) {
      for (var wire : wires.entrySet()) {
        var trouble = TROUBLES.get(stage.random().nextInt(TROUBLES.size()));
        stage.fault(trouble.name() + " between " + wire.getKey());
        trouble.make().on(wire.getValue(), stage);
        wire.getValue().become(Wire.WHOLE);
        stage.pass(Duration.ofMillis(stage.either(500, 2_000)));
      }
    }
    stage.accepts("commands are accepted once the network is whole", Duration.ofSeconds(30));
  }

  private static Map<String, TcpProxy> wires(Stage stage) {
    var wires = new LinkedHashMap<String, TcpProxy>();
    for (var service : Service.values()) {
      wires.put(
          service.title() + " and its PostgreSQL", stage.rig().stores().beforeDatabase(service));
    }
    wires.put("command-service and the mail server", stage.rig().postBox().door());
    wires.put("all services and Kafka", stage.rig().stores().beforeKafka());
    for (var replica : stage.rig().replicas()) {
      wires.put("clients and " + replica, replica.door());
    }
    return wires;
  }

  private record Trouble(String name, Making make) {}

  private interface Making {
    void on(TcpProxy wire, Stage stage) throws InterruptedException;
  }

  private static final List<Trouble> TROUBLES =
      List.of(
          new Trouble("a cut for a while", while_(Wire.CUT, 2_000)),
          new Trouble("a storm of cuts", CutWires::storm),
          new Trouble("nothing gets through", while_(Wire.FROZEN, 6_000)),
          new Trouble("answers are lost", CutWires::loseAnswers),
          new Trouble("every piece takes 50 ms more", while_(slow(50), 4_000)),
          new Trouble("100 KB/s at most", while_(Wire.narrow(100_000), 4_000)),
          new Trouble("servers half close", (wire, _) -> wire.halfClose()));

  private static Wire slow(int millis) {
    return Wire.slow(Duration.ofMillis(millis));
  }

  private static Making while_(Wire trouble, int millis) {
    return (wire, stage) -> {
      wire.become(trouble);
      stage.pass(Duration.ofMillis(stage.either(millis / 2, millis)));
    };
  }

  private static void storm(TcpProxy wire, Stage stage) throws InterruptedException {
    int cuts = stage.either(5, 20);
    for (int i = 0; i < cuts; i++) {
      wire.cut();
      stage.pass(Duration.ofMillis(200));
    }
  }

  // Whoever has lost an answer must not read the next one in its place: the connection ends.
  private static void loseAnswers(TcpProxy wire, Stage stage) throws InterruptedException {
    int losses = stage.either(5, 20);
    for (int i = 0; i < losses; i++) {
      wire.become(Wire.DEAF);
      stage.pass(Duration.ofMillis(50));
      wire.cut();
      wire.become(Wire.WHOLE);
      stage.pass(Duration.ofMillis(200));
    }
  }
}
