package dev.hindsight.kit.parking;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The statements of events that were left out of a projection for good. */
public final class Skipped {

  private static final String STORE =
      """
      INSERT INTO hindsight_skipped_events
        (projection, version, stream, partition, record_offset, headers, fault, reason, skipped_by)
      SELECT e.projection, e.version, e.stream, e.partition, e.record_offset, e.headers,
             s.reason, $5, $6
      FROM hindsight_parked_events AS e
      JOIN hindsight_parked_streams AS s USING (projection, version, stream)
      WHERE e.projection = $1 AND e.version = $2 AND e.stream = $3 AND e.record_offset = $4\
      """;

  private static final String SELECT =
      """
      SELECT stream, partition, record_offset, headers::text AS headers, fault, reason, skipped_by,
             skipped_at
      FROM hindsight_skipped_events
      WHERE projection = $1 AND version = $2 AND (stream, record_offset) > ($3, $4)
      ORDER BY stream, record_offset LIMIT $5\
      """;

  private static final String COUNTS =
      """
      SELECT projection, version, count(*) AS skipped FROM hindsight_skipped_events
      GROUP BY projection, version\
      """;

  private Skipped() {}

  /**
   * An event that was left out.
   *
   * @param fault why it could not be applied
   * @param reason why it was left out all the same, in the words of whoever did it
   */
  @Schema(name = "SkippedEntry")
  public record Entry(
      String stream,
      int partition,
      EventFacts event,
      String fault,
      String reason,
      String by,
      Instant at) {}

  /** Keeps in mind that a parked event was left out; before it is dropped. */
  public static Write store(
      ProjectionId projection, String stream, long offset, String reason, String by) {
    var values =
        Tuple.of(projection.name(), projection.version(), stream, offset).addString(reason);
    return new Write("skipped events", STORE, values.addString(by), 1);
  }

  /** Those after an event, in the order of streams and offsets. */
  public static List<Entry> page(
      Session session, ProjectionId projection, String stream, long offset, int limit) {
    var found = new ArrayList<Entry>();
    var values =
        Tuple.of(projection.name(), projection.version(), stream, offset).addInteger(limit);
    session.run(SELECT, values).forEach(row -> found.add(entry(row)));
    return found;
  }

  /** How many events each projection lacks; none of those that lack none. */
  public static Map<ProjectionId, Long> counts(Session session) {
    var found = new HashMap<ProjectionId, Long>();
    for (var row : session.run(COUNTS, Tuple.tuple())) {
      var id = new ProjectionId(row.getString("projection"), row.getInteger("version"));
      found.put(id, row.getLong("skipped"));
    }
    return found;
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.getString("stream"),
        row.getInteger("partition"),
        EventFacts.of(row.getLong("record_offset"), row.getString("headers")),
        row.getString("fault"),
        row.getString("reason"),
        row.getString("skipped_by"),
        row.getOffsetDateTime("skipped_at").toInstant());
  }
}
