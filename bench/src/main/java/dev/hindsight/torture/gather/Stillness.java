package dev.hindsight.torture.gather;

import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Sight;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When all that was begun has come to its end: relay, projections, processes of the shop. */
public final class Stillness {

  private static final long LOOK_MILLIS = 200;
  // What reacts to events may itself make events, and projections tell what was so a second ago.
  private static final int LOOKS = 10;

  private final Sight sight;
  private final Gauge gauge;

  public Stillness(Sight sight, Gauge gauge) {
    this.sight = sight;
    this.gauge = gauge;
  }

  /**
   * Returns how long it took.
   *
   * @throws NotStill when the limit was too short; it tells who was not
   */
  public Duration await(Duration limit) throws InterruptedException {
    var start = System.nanoTime();
    var head = -1L;
    for (int looks = 0; looks < LOOKS; ) {
      var now = head();
      var restless = restless(now);
      looks = restless.isEmpty() && now == head ? looks + 1 : 0;
      head = now;
      if (System.nanoTime() - start > limit.toNanos()) {
        throw new NotStill(limit, restless);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  // The end of the log, once all of it is published; else -1.
  private long head() throws InterruptedException {
    return gauge.leaders(sight.replicasOf(Service.COMMAND)).stream()
        .map(Gauge.Leader::relay)
        .filter(relay -> relay.head() == relay.position())
        .mapToLong(Gauge.Relay::head)
        .findFirst()
        .orElse(-1);
  }

  // Who has still something to do, in words.
  private String restless(long head) throws InterruptedException {
    if (head < 0) {
      return "the relay";
    }
    try {
      for (var replica : sight.replicas()) {
        var who =
            replica.service() == Service.COMMAND
                ? restless(replica, "/admin/followers", "")
                : restless(replica, "/admin/projections", "projections");
        if (!who.isEmpty()) {
          return who;
        }
      }
      return "";
    } catch (IOException e) {
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }
  }

  private String restless(Replica replica, String path, String list)
      throws IOException, InterruptedException {
    var answer = gauge.json(replica, path);
    for (var one : list.isEmpty() ? answer : answer.path(list)) {
      if (one.path("lagEvents").asLong(0) > 0 || one.path("waiting").asLong(0) > 0) {
        return replica + " says " + one;
      }
    }
    return "";
  }
}
