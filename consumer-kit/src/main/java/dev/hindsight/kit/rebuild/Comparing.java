package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.database.Transaction;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Generations;
import dev.hindsight.kit.generation.Standing;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.rebuild.Comparison.Parked;
import dev.hindsight.kit.rebuild.Comparison.ParkedStream;
import dev.hindsight.kit.rebuild.Comparison.TablePair;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a generation that is being built with the live one, on one picture of the database, and
 * notes that it is level. One replica at a time does it.
 */
public final class Comparing {

  // Whole tables are read.
  private static final Duration LONG = Duration.ofMinutes(30);

  private static final String ALONE =
      """
      SELECT pg_try_advisory_xact_lock(
               hashtextextended('hindsight comparison of ' || $1, 0)) AS alone\
      """;

  // Of the last event; offsets also count the markers of transactions, or do not.
  private static final String PLACES =
      """
      SELECT partition, position FROM hindsight_checkpoints
      WHERE projection = $1 AND version = $2\
      """;

  private static final String PARKED =
      """
      SELECT count(*) AS parked FROM hindsight_parked_streams
      WHERE projection = $1 AND version = $2\
      """;

  private static final String FIRST_PARKED =
      """
      SELECT stream, reason FROM hindsight_parked_streams
      WHERE projection = $1 AND version = $2 ORDER BY stream LIMIT 5\
      """;

  private final Sessions sessions;

  public Comparing(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * The comparison; nothing when the new one is not level yet or another replica compares.
   *
   * @param still whether nothing moves the live one, though it lacks events: the new one is then
   *     level as soon as it is nowhere behind
   */
  public Optional<Comparison> compare(Generation live, Generation next, boolean still) {
    try (var session = sessions.open(LONG)) {
      var found = session.snapshot(transaction -> compare(transaction, live, next, still));
      found.ifPresent(comparison ->
          session.transaction(transaction -> {
            note(transaction, next, comparison);
            return null;
          }));
      return found;
    }
  }

  private static void note(Transaction transaction, Generation next, Comparison comparison) {
    var now = new Family(Generations.locked(transaction, next.id().name()));
    if (now.in(Standing.BUILDING).filter(one -> one.id().equals(next.id())).isPresent()) {
      Generations.level(transaction, next.id(), comparison.toJson(), comparison.objection());
    }
  }

  private static Optional<Comparison> compare(
      Transaction transaction, Generation live, Generation next, boolean still) {
    var alone = transaction.run(ALONE, Tuple.of(live.id().name())).iterator().next();
    if (!alone.getBoolean("alone")) {
      return Optional.empty();
    }
    var shown = places(transaction, live.id());
    var built = places(transaction, next.id());
    var sameCode = live.codeVersion() == next.codeVersion();
    var samePlaces = shown.equals(built);
    if (!samePlaces && (sameCode && !still || !isNowhereBehind(built, shown))) {
      return Optional.empty();
    }
    var tables = new ArrayList<TablePair>();
    for (var table : next.tables()) {
      if (live.tables().isEmpty() || live.tables().contains(table)) {
        tables.add(pair(transaction, table, next));
      }
    }
    var parked =
        new Parked(
            parked(transaction, live.id()),
            parked(transaction, next.id()),
            firstParked(transaction, next.id()));
    return Optional.of(
        sameCode && samePlaces
            ? Comparison.ofSame(tables, parked)
            : Comparison.ofOther(why(live, next), tables, parked));
  }

  private static String why(Generation live, Generation next) {
    if (live.codeVersion() == next.codeVersion()) {
      return "the live generation stands still and lacks events: the rows may differ";
    }
    return "code version %d follows %d: the rows may differ"
        .formatted(next.codeVersion(), live.codeVersion());
  }

  private static boolean isNowhereBehind(Map<Integer, Long> built, Map<Integer, Long> shown) {
    return shown.entrySet().stream()
        .allMatch(one -> built.getOrDefault(one.getKey(), 0L) >= one.getValue());
  }

  private static Map<Integer, Long> places(Transaction transaction, ProjectionId id) {
    var found = new HashMap<Integer, Long>();
    transaction
        .run(PLACES, Tuple.of(id.name(), id.version()))
        .forEach(row -> found.put(row.getInteger("partition"), row.getLong("position")));
    return found;
  }

  private static TablePair pair(Transaction transaction, String table, Generation next) {
    var live = sum(transaction, Generation.READERS, table);
    var built = sum(transaction, next.ownSchema(), table);
    return new TablePair(table, live.rows, built.rows, live.checksum, built.checksum);
  }

  // A sum does not depend on the order, and unlike an exclusive or it sees a row that is there
  // twice.
  private static Sum sum(Transaction transaction, String schema, String table) {
    var sql =
        """
        SELECT count(*) AS found,
               coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS checksum
        FROM %s.%s AS t\
        """
            .formatted(schema, table);
    var row = transaction.run(sql, Tuple.tuple()).iterator().next();
    return new Sum(row.getLong("found"), row.getString("checksum"));
  }

  private static long parked(Transaction transaction, ProjectionId id) {
    return transaction
        .run(PARKED, Tuple.of(id.name(), id.version()))
        .iterator()
        .next()
        .getLong("parked");
  }

  private static List<ParkedStream> firstParked(Transaction transaction, ProjectionId id) {
    var found = new ArrayList<ParkedStream>();
    transaction
        .run(FIRST_PARKED, Tuple.of(id.name(), id.version()))
        .forEach(
            row -> found.add(new ParkedStream(row.getString("stream"), row.getString("reason"))));
    return found;
  }

  private record Sum(long rows, String checksum) {}
}
