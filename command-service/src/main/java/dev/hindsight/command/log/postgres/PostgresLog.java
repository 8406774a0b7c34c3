package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.FirstAnswer;
import dev.hindsight.command.log.FirstAnswer.AppendedEvent;
import dev.hindsight.command.log.Lane;
import dev.hindsight.command.log.StreamPage;
import dev.hindsight.command.log.StreamQuery;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The log in PostgreSQL. Reads go over one pipelined connection; each lane has its own. */
public final class PostgresLog implements EventLog {

  private final Vertx vertx;
  private final Connections connections;
  private final SharedConnection reader;

  public PostgresLog(Vertx vertx, Connections connections) {
    this.vertx = vertx;
    this.connections = connections;
    this.reader = new SharedConnection(connections);
  }

  @Override
  public Future<Long> nextWriter() {
    return reader
        .query(Sql.NEXT_WRITER, Tuple.tuple())
        .map(rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public Lane openLane() {
    return new PostgresLane(vertx, connections);
  }

  @Override
  public Future<List<StreamPage>> read(List<StreamQuery> streams) {
    return StreamPages.read(reader, streams);
  }

  @Override
  public Future<Map<String, FirstAnswer>> firstAnswers(Collection<String> keys) {
    return reader
        .query(Sql.FIRST_ANSWERS, Tuple.of(keys.toArray(String[]::new)))
        .map(PostgresLog::answers);
  }

  private static Map<String, FirstAnswer> answers(RowSet<Row> rows) {
    var answers = new HashMap<String, FirstAnswer>();
    for (var row : rows) {
      var answer = answers.computeIfAbsent(row.getString("key"), key -> answer(row));
      if (row.getUUID("event_id") != null) {
        answer.events().add(event(row));
      }
    }
    return answers;
  }

  private static FirstAnswer answer(Row row) {
    return new FirstAnswer(
        row.getBuffer("request_hash").getBytes(),
        row.getUUID("command_id"),
        StreamName.parse(row.getString("stream")),
        row.getLong("version"),
        row.getLong("position"),
        row.getString("refusal"),
        new ArrayList<>());
  }

  private static AppendedEvent event(Row row) {
    return new AppendedEvent(
        row.getUUID("event_id"),
        StreamName.parse(row.getString("event_stream")),
        row.getString("type"),
        row.getLong("event_version"),
        row.getLong("event_position"));
  }
}
