package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.StoredEvent;
import dev.hindsight.command.log.StoredSnapshot;
import dev.hindsight.command.log.StreamPage;
import dev.hindsight.command.log.StreamQuery;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads pages of many streams in one statement; the room of the answer is shared out evenly. */
final class StreamPages {

  /** The most events of one answer, however many streams are asked for. */
  static final int MOST_EVENTS = 2048;

  private StreamPages() {}

  static Future<List<StreamPage>> read(SharedConnection reader, List<StreamQuery> streams) {
    var most = Math.max(1, MOST_EVENTS / Math.max(1, streams.size()));
    return reader
        .query(Sql.READ_STREAMS, parameters(streams, most))
        .map(rows -> pages(streams, rows, most));
  }

  private static Tuple parameters(List<StreamQuery> streams, int most) {
    return Tuple.tuple()
        .addArrayOfInteger(IntStream.range(0, streams.size()).boxed().toArray(Integer[]::new))
        .addArrayOfString(streams.stream().map(q -> q.stream().toString()).toArray(String[]::new))
        .addArrayOfLong(streams.stream().map(StreamQuery::after).toArray(Long[]::new))
        .addArrayOfString(streams.stream().map(StreamQuery::fold).toArray(String[]::new))
        .addLong((long) most);
  }

  private static List<StreamPage> pages(List<StreamQuery> streams, RowSet<Row> rows, int most) {
    var snapshots = new @Nullable StoredSnapshot[streams.size()];
    var events = new ArrayList<List<StoredEvent>>(streams.size());
    streams.forEach(stream -> events.add(new ArrayList<>()));
    for (var row : rows) {
      var place = row.getInteger(0);
      if (row.getString(6) != null) {
        snapshots[place] = snapshot(streams.get(place), row);
      }
      if (row.getLong(8) != null) {
        events.get(place).add(event(row));
      }
    }
    return IntStream.range(0, streams.size())
        .mapToObj(i -> new StreamPage(snapshots[i], events.get(i), events.get(i).size() == most))
        .toList();
  }

  private static StoredSnapshot snapshot(StreamQuery query, Row row) {
    return new StoredSnapshot(
        query.stream(),
        row.getLong(1),
        row.getLong(2),
        row.getUUID(3),
        row.getString(4),
        row.getString(6),
        row.getBuffer(5).getBytes());
  }

  private static StoredEvent event(Row row) {
    return new StoredEvent(
        row.getUUID(7), row.getLong(8), row.getLong(9), row.getString(10), row.getString(11));
  }
}
