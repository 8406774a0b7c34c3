package dev.hindsight.torture.scenario;

import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Attempt;
import dev.hindsight.torture.fuzz.Fuzzer;
import dev.hindsight.torture.fuzz.Line;
import dev.hindsight.torture.load.Together;
import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Every endpoint, asked in every odd way. */
public final class FuzzInput implements Scenario {

  private static final int CLIENTS = 8;
  private static final int FIRST_NUMBER = 30_000;
  private static final int SERVER_ERRORS = 500;
  private static final int NOT_NOW = 503;

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String description() {
    return "odd requests to every endpoint of every service, by their OpenAPI descriptions";
  }

  @Override
  public void run(Stage stage) throws Exception {
    int many = stage.either(3_000, 110_000);
    for (var service : Service.values()) {
      var replica = stage.rig().anyOf(service);
      stage.fault("%,d odd requests to %s".formatted(many / Service.values().length, replica));
      fuzz(stage, replica, many / Service.values().length);
    }
  }

  private static void fuzz(Stage stage, Replica replica, int many)
      throws IOException, InterruptedException {
    var description = stage.gauge().json(replica, "/q/openapi?format=json");
    var left = new AtomicInteger(many);
    var threads = new Together();
    for (int i = 0; i < CLIENTS; i++) {
      var number = FIRST_NUMBER + i;
      var fuzzer = new Fuzzer(description, new Random(stage.random().nextLong()));
      threads.start(() -> {
        try (var line = new Line(replica.directAddress())) {
          for (int n = left.getAndDecrement(); n > 0; n = left.getAndDecrement()) {
            var mark = "odd-" + replica.service() + "-" + n;
            ask(stage, line, number, mark, fuzzer.next(mark));
          }
        } catch (IOException e) {
          stage.say().accept("  a line did not close: " + e.getMessage());
        }
      });
    }
    threads.join();
  }

  private static void ask(Stage stage, Line line, int client, String mark, Fuzzer.Odd odd) {
    var sent = System.nanoTime();
    Answer answer = null;
    try {
      var reply = line.ask(odd.bytes());
      answer =
          new Answer(reply.status(), null, null, reply.headers().get("retry-after"), false, "");
      var isRefusal = reply.status() == NOT_NOW && answer.retryAfter() != null;
      stage.expect(
          reply.status() < SERVER_ERRORS || isRefusal,
          "odd requests are no error of the server",
          "%d to %s %s (%s)".formatted(reply.status(), odd.method(), odd.path(), mark));
    } catch (IOException | RuntimeException e) {
      stage.expect(
          false,
          "odd requests are answered",
          "%s of %d bytes (%s), after %s: %s"
              .formatted(odd.head(), odd.bytes().length, mark, line.last(), e));
    }
    // Accepted ones are nobody's wish; but what was refused must have left nothing behind.
    if (answer == null || answer.isRefused()) {
      stage
          .journal()
          .add(
              new Attempt(
                  mark,
                  client,
                  odd.method(),
                  odd.path(),
                  null,
                  null,
                  null,
                  false,
                  sent,
                  System.nanoTime(),
                  answer));
    }
  }
}
