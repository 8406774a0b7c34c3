package dev.hindsight.torture.scenario;

import java.time.Duration;

/** A hundred clients and all replicas write to one stream, with and without a version in mind. */
public final class OneStream implements Scenario {

  private static final int WRITERS = 100;

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public String description() {
    return "a hundred writers on one stream, with and without If-Match, through two replicas";
  }

  @Override
  public int replicas() {
    return 2;
  }

  @Override
  public void run(Stage stage) throws Exception {
    stage.fault(WRITERS + " writers deposit into one account");
    var blind = stage.load().crowd(WRITERS, time(stage, 4), false);
    stage.findings().figure("accepted of all that deposit without a version, %", blind.percent());
    stage
        .findings()
        .figure("accepted of the least lucky of a hundred writers, ‰", blind.leastPerMille());
    stage.fault(WRITERS + " writers deposit into one account, each for the version it has seen");
    var careful = stage.load().crowd(WRITERS, time(stage, 2), true);
    stage.findings().figure("accepted of all that deposit for a version, %", careful.percent());
    stage.expect(
        blind.refused() == 0,
        "writers without a version are never refused for one another",
        blind.refused() + " of " + blind.asked());
    stage.expect(
        careful.accepted() > 0, "of writers for one version, one wins", "nobody was accepted");
  }

  private static Duration time(Stage stage, int minutes) {
    return stage.either(Duration.ofSeconds(5), Duration.ofMinutes(minutes));
  }
}
