package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Views are made anew beside the ones that clients read, while processes die. */
public final class RebuildViews implements Scenario {

  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int EVENTS = 1_000_000;

  private record View(Service service, String name) {}

  private static final List<View> SHORT = List.of(new View(Service.QUERY, "carts"));
  private static final List<View> LONG =
      List.of(
          new View(Service.QUERY, "carts"),
          new View(Service.QUERY, "accounts"),
          new View(Service.QUERY, "listings"),
          new View(Service.QUERY, "orders"),
          new View(Service.ANALYTICS, "cart-journeys"));

  @Override
  public String name() {
    return "rebuild";
  }

  @Override
  public String description() {
    return "views are rebuilt from the first event, under load, while the process that does it dies";
  }

  @Override
  public void run(Stage stage) throws Exception {
    if (!stage.isShort()) {
      new ManyCarts(stage).fill(EVENTS);
    }
    for (var view : stage.either(SHORT, LONG)) {
      rebuild(stage, view, 0);
      rebuild(stage, view, stage.either(1, 3));
    }
  }

  private static void rebuild(Stage stage, View view, int kills) throws Exception {
    var replica = stage.rig().anyOf(view.service());
    stage.fault("rebuild of %s, with %d times kill -9".formatted(view.name(), kills));
    var generation = begin(stage, replica, view);
    for (int i = 0; i < kills; i++) {
      stage.pass(Duration.ofMillis(stage.random().nextInt(stage.either(1_500, 8_000))));
      replica.process().kill();
      stage.ready(replica, "a killed process comes back");
    }
    stage.becomes(
        "a view that is rebuilt comes to be the one that is read",
        LIMIT,
        () -> isLive(stage, replica, view, generation));
  }

  private static long begin(Stage stage, Replica replica, View view)
      throws IOException, InterruptedException {
    return stage.gauge().post(replica, address(view)).path("generation").asLong();
  }

  private static boolean isLive(Stage stage, Replica replica, View view, long generation)
      throws InterruptedException {
    try {
      var report = stage.gauge().json(replica, address(view));
      return report.path("generation").asLong() == generation
          && report.path("state").asText().equals("live");
    } catch (IOException e) {
      return false;
    }
  }

  private static String address(View view) {
    return "/admin/projections/" + view.name() + "/rebuild";
  }
}
