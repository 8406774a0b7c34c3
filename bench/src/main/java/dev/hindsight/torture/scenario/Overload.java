package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** More than can be served: requests, connections that say nothing, bodies without end. */
public final class Overload implements Scenario {

  private static final Set<String> WANTED = Set.of("202", "409", "429", "503");
  private static final long MOST_RESIDENT_MB = 1_024;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public String description() {
    return "thousands of clients who never wait, thousands of slow connections, callers who hang up, bodies without end";
  }

  @Override
  public void run(Stage stage) throws Exception {
    var calm = rate(stage, Duration.ofSeconds(5));
    stage.findings().figure("accepted a second before an overload", calm);
    if (!stage.isShort()) {
      served(stage);
    }
    flood(stage);
    stage.accepts("commands are accepted right after an overload", Duration.ofSeconds(5));
    stage
        .findings()
        .figure("accepted a second after an overload", rate(stage, Duration.ofSeconds(5)));
    slowConnections(stage);
    hangUps(stage);
    endlessBodies(stage);
  }

  private static void hangUps(Stage stage) throws Exception {
    int many = stage.either(200, 2_000);
    stage.fault(many + " clients who hang up after 1 to 20 ms");
    var replica = stage.rig().anyOf(Service.COMMAND);
    new HangUps(replica.directAddress(), stage.random()).make(many);
    stage.accepts("commands are accepted after many have hung up", Duration.ofSeconds(5));
  }

  private static void served(Stage stage) throws InterruptedException {
    var flood = stage.load().flood(400);
    stage
        .findings()
        .figure(
            "accepted a second of 400 clients who never wait", rate(stage, Duration.ofSeconds(30)));
    flood.end();
  }

  private static void flood(Stage stage) throws InterruptedException, IOException {
    int many = stage.either(1_500, 6_000);
    stage.fault(many + " clients ask again at once, whatever they are told");
    var flood = stage.load().flood(many);
    stage
        .findings()
        .figure(
            "accepted a second under an overload",
            rate(stage, stage.either(Duration.ofSeconds(8), Duration.ofSeconds(60))));
    var resident = 0L;
    for (var replica : stage.rig().replicasOf(Service.COMMAND)) {
      resident = Math.max(resident, residentMegabytes(replica));
    }
    flood.end();
    stage.findings().figure("resident memory of command-service under an overload, MB", resident);
    stage.expect(
        resident < MOST_RESIDENT_MB, "memory is bounded under an overload", resident + " MB");
    flood
        .p99OfRefusals()
        .ifPresent(
            millis -> stage.findings().figure("99 % of refusals are answered within, ms", millis));
    flood
        .answers()
        .forEach((answer, count) -> {
          stage.findings().figure("answers to those who never wait: " + answer, count);
          stage.expect(
              WANTED.contains(answer),
              "under an overload answers are accepted, refused, or not now with Retry-After",
              count + " times " + answer);
        });
  }

  private static void slowConnections(Stage stage) throws Exception {
    int many = stage.either(1_000, 10_000);
    stage.fault(many + " connections that send a byte a second");
    var replica = stage.rig().anyOf(Service.COMMAND);
    try (var slow = SlowConnections.open(replica.directAddress(), many)) {
      var rate = rate(stage, stage.either(Duration.ofSeconds(5), Duration.ofSeconds(60)));
      stage.findings().figure("accepted a second beside slow connections", rate);
      stage.findings().figure("slow connections that were let in", slow.count());
      stage.expect(rate > 0, "slow connections keep nobody else out", "none was accepted");
    }
  }

  private static void endlessBodies(Stage stage) throws Exception {
    stage.fault("bodies without end");
    var replica = stage.rig().anyOf(Service.COMMAND);
    for (int i = 0; i < stage.either(2, 20); i++) {
      stage.expect(
          EndlessBody.isBrokenOff(replica.directAddress(), "/accounts"),
          "a body without end is broken off",
          "it was taken for ever");
    }
  }

  private static long rate(Stage stage, Duration time) throws InterruptedException {
    var before = stage.journal().accepted();
    stage.pass(time);
    return (stage.journal().accepted() - before) / Math.max(1, time.toSeconds());
  }

  private static long residentMegabytes(Replica replica) throws IOException {
    var status = Path.of("/proc", Long.toString(replica.process().pid()), "status");
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
          .findFirst()
          .orElse(0);
    }
  }
}
