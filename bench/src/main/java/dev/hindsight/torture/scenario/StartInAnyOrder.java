package dev.hindsight.torture.scenario;

import static java.util.stream.Collectors.joining;

import dev.hindsight.torture.load.Together;
import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stores and services end together, and begin one after the other: nobody waits for anybody. */
public final class StartInAnyOrder implements Scenario {

  private static final Duration READY = Duration.ofMinutes(1);
  private static final Duration WAITING = Duration.ofSeconds(12);
  // By SIGTERM; 137 when it had to be killed.
  private static final int TOLD_TO_END = 143;

  /** A store or a service that is to be started. */
  private record Part(String name, Runnable start) {}

  @Override
  public String name() {
    return "order";
  }

  @Override
  public String description() {
    return "all stores and services end at once, by kill -9 or told to, and start again in any order";
  }

  @Override
  public void run(Stage stage) throws Exception {
    for (int i = 0; i < stage.either(1, 10); i++) {
      var isTold = i % 2 == 1;
      var order = parts(stage);
      Collections.shuffle(order, stage.random());
      stage.fault(
          "all %s, and start again in this order: %s"
              .formatted(
                  isTold ? "are told to end" : "are killed",
                  order.stream().map(Part::name).collect(joining(", "))));
      endAll(stage, isTold);
      if (i == 0) {
        endWhileTheyWait(stage);
      }
      for (var part : order) {
        part.start().run();
        stage.pass(Duration.ofMillis(stage.random().nextInt(stage.either(1_500, 6_000))));
      }
      for (var replica : stage.rig().replicas()) {
        stage.ready(replica, "a process is ready once all are started, in whatever order");
      }
      stage.accepts("commands are accepted once all are ready", READY);
      stage.pass(Duration.ofSeconds(stage.either(2, 10)));
    }
  }

  private static List<Part> parts(Stage stage) {
    var stores = stage.rig().stores();
    var parts = new ArrayList<Part>();
    parts.add(new Part("Kafka", stores.kafka()::start));
    for (var service : Service.values()) {
      parts.add(new Part("PostgreSQL of " + service.title(), stores.database(service)::start));
    }
    for (var replica : stage.rig().replicas()) {
      parts.add(new Part(replica.toString(), () -> replica.want(true)));
    }
    return parts;
  }

  // Who is told to end has its stores until then, as in a cluster that is shut down in order.
  private static void endAll(Stage stage, boolean isTold) throws InterruptedException {
    var stores = stage.rig().stores();
    var services = new Together();
    for (var replica : stage.rig().replicas()) {
      replica.want(false);
      services.start(() -> end(replica, isTold));
    }
    if (isTold) {
      services.join();
    }
    stores.kafka().kill();
    for (var service : Service.values()) {
      stores.database(service).stopImmediately();
    }
    services.join();
  }

  private static void end(Replica replica, boolean isTold) {
    if (isTold) {
      replica.process().stop();
    } else {
      replica.process().kill();
    }
  }

  // None of their stores is there yet.
  private static void endWhileTheyWait(Stage stage) throws InterruptedException {
    stage.fault("all services start without their stores, and are told to end");
    stage.rig().replicas().forEach(replica -> replica.want(true));
    stage.pass(WAITING);
    var ends = new Together();
    for (var replica : stage.rig().replicas()) {
      replica.want(false);
      ends.start(() -> {
        var code = replica.process().stop();
        stage.expect(
            code == TOLD_TO_END,
            "who waits for its stores can be told to end",
            replica + " ended with " + code);
      });
    }
    ends.join();
  }
}
