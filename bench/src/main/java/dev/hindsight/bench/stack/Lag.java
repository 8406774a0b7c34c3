package dev.hindsight.bench.stack;

import dev.hindsight.bench.http.Call;
import dev.hindsight.bench.http.Server;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** How far the relay and the projections are behind the log. */
public final class Lag implements AutoCloseable {

  private static final long LOOK_MILLIS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Server commands;
  private final List<Server> readers;

  public Lag(BenchStack stack) {
    commands = new Server(stack.address("command-service"), 1);
    readers =
        List.of(
            new Server(stack.address("query-service"), 1),
            new Server(stack.address("analytics-service"), 1));
  }

  /** Events that are not in the topic yet. */
  public long unpublished() throws Exception {
    var relay = new JsonObject(commands.get(Call.get("/admin/relay")).expect(200).body());
    return relay.getLong("head") - relay.getLong("position");
  }

  /** How long it takes until every projection has all events of the log. */
  public Duration awaitLevel() throws Exception {
    var start = System.nanoTime();
    while (unpublished() > 0 || !isLevel()) {
      var waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(LIMIT) > 0) {
        throw new IllegalStateException("not all is level with the log after " + waited);
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private boolean isLevel() throws Exception {
    for (var reader : readers) {
      var answer = reader.get(Call.get("/admin/projections")).expect(200);
      for (var one : new JsonObject(answer.body()).getJsonArray("projections")) {
        if (((JsonObject) one).getLong("lagEvents", 1L) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void close() throws Exception {
    commands.close();
    for (var reader : readers) {
      reader.close();
    }
  }
}
