package dev.hindsight.bench.backfill;

import dev.hindsight.bench.http.Call;
import dev.hindsight.bench.http.Server;
import dev.hindsight.bench.measure.Trial;
import dev.hindsight.bench.raw.Database;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Fills a projection anew, as an operator asks for it, and counts events a second: from the request
 * until the new rows have every event that readers see. That the two are compared and readers are
 * switched is waited for and not counted.
 */
final class Rebuild implements Trial {

  private static final long LOOK_MILLIS = 20;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Partitions in which a generation lacks what the live one has. */
  private static final String BEHIND =
      """
      SELECT count(*)
      FROM hindsight_generations g
      JOIN hindsight_checkpoints live
        ON live.projection = g.projection AND live.version = g.generation
      LEFT JOIN hindsight_checkpoints next
        ON next.projection = g.projection AND next.version = ? AND next.partition = live.partition
      WHERE g.projection = ? AND g.state = 'live'
        AND COALESCE(next.position, 0) < live.position
      """;

  private final Server service;
  private final Database database;
  private final String projection;
  private final int events;
  private double secondsUntilSwitched;

  /** How many events it is made of is for the caller to say. */
  Rebuild(Server service, Database database, String projection, int events) {
    this.service = service;
    this.database = database;
    this.projection = projection;
    this.events = events;
  }

  /** How long the last one took as a whole. */
  double secondsUntilSwitched() {
    return secondsUntilSwitched;
  }

  @Override
  public double run() throws Exception {
    try (var connection = database.connect()) {
      var start = System.nanoTime();
      var begun = new JsonObject(service.get(order("")).expect(202).body());
      awaitFilled(connection, begun.getInteger("generation"));
      var seconds = (System.nanoTime() - start) / 1e9;
      awaitSwitched();
      // Nobody goes back to it, and it would be fed.
      service.get(order("/drop")).expect(200);
      return events / seconds;
    }
  }

  private void awaitFilled(Connection connection, int generation) throws Exception {
    var until = System.nanoTime() + LIMIT.toNanos();
    while (isBehind(connection, generation)) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(projection + " is not filled after " + LIMIT);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private boolean isBehind(Connection connection, int generation) throws SQLException {
    try (var statement = connection.prepareStatement(BEHIND)) {
      statement.setInt(1, generation);
      statement.setString(2, projection);
      try (var rows = statement.executeQuery()) {
        return !rows.next() || rows.getLong(1) > 0;
      }
    }
  }

  private void awaitSwitched() throws Exception {
    var until = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      var report = new JsonObject(service.get(Call.get(path(""))).expect(200).body());
      switch (report.getString("state")) {
        case "live" -> {
          secondsUntilSwitched =
              Duration.between(report.getInstant("startedAt"), report.getInstant("liveAt"))
                      .toMillis()
                  / 1e3;
          return;
        }
        case "building", "level" -> {
          if (report.getString("held") != null || System.nanoTime() > until) {
            throw new IllegalStateException("readers are not switched: " + report);
          }
        }
        default -> throw new IllegalStateException("it was given up: " + report);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private Call order(String what) {
    return Call.post(path(what), "");
  }

  private String path(String what) {
    return "/admin/projections/" + projection + "/rebuild" + what;
  }
}
