package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** One row a command, written by the append that it was decided with. */
public final class PostgresOutcomes implements CommandOutcomes {

  private final SharedConnection connection;

  public PostgresOutcomes(Connections connections) {
    this.connection = new SharedConnection(connections);
  }

  @Override
  public Future<Optional<Found>> find(UUID commandId) {
    return connection
        .query(Sql.OUTCOME_OF_COMMAND, Tuple.of(commandId))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(PostgresOutcomes::found));
  }

  @Override
  public Future<Integer> purge(Duration age, int most) {
    return connection
        .query(Sql.PURGE_OUTCOMES, Tuple.of(age.toSeconds(), most))
        .map(rows -> rows.rowCount());
  }

  private static Found found(Row row) {
    var position = row.getLong("position");
    return new Found(
        StreamName.parse(row.getString("stream")),
        row.getLong("version"),
        position == null ? 0 : position,
        row.getOffsetDateTime("recorded_at").toInstant(),
        row.getString("actor"));
  }
}
