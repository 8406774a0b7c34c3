package dev.hindsight.command.follow;

import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.SharedConnection;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where followers are in the log, what they have to do, and what they could not do. */
public final class FollowerStore {

  private final SharedConnection connection;

  public FollowerStore(Connections connections) {
    this.connection = new SharedConnection(connections);
  }

  /** Gives it its first place in the log, unless it has one. */
  public Future<Void> enroll(Follower follower) {
    var atHead = follower.start() == Follower.Start.HEAD;
    return connection.query(Sql.ENROLL, Tuple.of(follower.name(), atHead)).mapEmpty();
  }

  Future<Long> position(String follower) {
    return connection
        .query(Sql.POSITION, Tuple.of(follower))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** Notes what the events up to {@code to} lead to. Fails when it was not at {@code from}. */
  Future<Void> takeIn(String follower, long from, long to, Plan plan) {
    return connection
        .query(Sql.TAKE_IN, parameters(follower, from, to, plan))
        .compose(rows ->
            rows.iterator().next().getLong(0) == 1
                ? Future.succeededFuture()
                : Future.failedFuture(new Overtaken(follower, from)));
  }

  private static Tuple parameters(String follower, long from, long to, Plan plan) {
    var tasks = plan.tasks();
    var timers = plan.timersSet();
    return Tuple.tuple()
        .addString(follower)
        .addLong(from)
        .addLong(to)
        .addArrayOfLong(tasks.stream().map(e -> e.position()).toArray(Long[]::new))
        .addArrayOfString(tasks.stream().map(e -> e.stream().toString()).toArray(String[]::new))
        .addArrayOfString(names(plan.timersCleared()))
        .addArrayOfString(
            timers.stream().map(t -> t.setBy().stream().toString()).toArray(String[]::new))
        .addArrayOfLong(timers.stream().map(t -> t.setBy().version()).toArray(Long[]::new))
        .addArrayOfLong(timers.stream().map(t -> t.setBy().position()).toArray(Long[]::new))
        .addArrayOfOffsetDateTime(
            timers.stream()
                .map(t -> t.dueAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
  }

  /** Tasks that can be done now, in order, of other streams than those that are busy. */
  Future<List<Due>> dueTasks(String follower, Collection<StreamName> busy, int most) {
    return connection
        .query(Sql.DUE_TASKS, Tuple.of(follower, names(busy), most))
        .map(rows ->
            list(rows, row -> new Due.Task(StreamName.parse(row.getString(0)), row.getLong(1))));
  }

  Future<List<Due>> dueTimers(String follower, Collection<StreamName> busy, int most) {
    return connection
        .query(Sql.DUE_TIMERS, Tuple.of(follower, names(busy), most))
        .map(rows ->
            list(
                rows,
                row ->
                    new Due.Timer(
                        StreamName.parse(row.getString(0)), row.getLong(1), row.getLong(2))));
  }

  Future<Void> done(String follower, Due due) {
    return switch (due) {
      case Due.Task task ->
          connection.query(Sql.TASK_DONE, Tuple.of(follower, task.position())).mapEmpty();
      case Due.Timer timer ->
          connection
              .query(Sql.TIMER_DONE, Tuple.of(follower, timer.stream().toString(), timer.version()))
              .mapEmpty();
    };
  }

  /** It is tried again later, or parked; true when it is parked. */
  Future<Boolean> failed(String follower, Due due, String error, Persistence persistence) {
    var sql =
        switch (due) {
          case Due.Task task -> Sql.TASK_FAILED;
          case Due.Timer timer -> Sql.TIMER_FAILED;
        };
    var parameters =
        Tuple.of(
            follower,
            due.position(),
            error,
            persistence.attempts(),
            seconds(persistence.firstPause()),
            seconds(persistence.longestPause()));
    return connection
        .query(sql, parameters)
        .map(rows -> rows.size() > 0 && rows.iterator().next().getString(1).equals("parked"));
  }

  /** All followers that were ever enrolled. */
  public Future<List<Figures>> figures() {
    return connection
        .query(Sql.FIGURES, Tuple.tuple().addString(null))
        .map(rows -> list(rows, FollowerStore::figures));
  }

  /** Nothing when it was never enrolled. */
  public Future<Optional<Figures>> figures(String follower) {
    return connection
        .query(Sql.FIGURES, Tuple.of(follower))
        .map(rows -> list(rows, FollowerStore::figures).stream().findFirst());
  }

  /** What was given up, by position. */
  public Future<List<Parked>> parked(String follower, long afterPosition, int most) {
    return connection
        .query(Sql.PARKED, Tuple.of(follower, afterPosition, most))
        .map(rows -> list(rows, FollowerStore::parked));
  }

  /** Has what was parked because of that event tried again; false when nothing was. */
  public Future<Boolean> retry(String follower, long position) {
    return connection
        .query(Sql.RETRY, Tuple.of(follower, position))
        .map(rows -> rows.iterator().next().getLong(0) > 0);
  }

  private static Figures figures(Row row) {
    return new Figures(
        row.getString("name"),
        row.getLong("position"),
        row.getLong("replay_until"),
        row.getLong("head"),
        row.getLong("waiting"),
        row.getLong("timers"),
        row.getLong("parked") + row.getLong("parked_timers"));
  }

  private static Parked parked(Row row) {
    return new Parked(
        row.getLong("position"),
        row.getString("stream"),
        row.getBoolean("timer"),
        row.getInteger("attempts"),
        row.getString("error"),
        row.getLong("behind"));
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, ? extends T> read) {
    var list = new ArrayList<T>(rows.size());
    rows.forEach(row -> list.add(read.apply(row)));
    return list;
  }

  private static String[] names(Collection<StreamName> streams) {
    return streams.stream().map(StreamName::toString).toArray(String[]::new);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
