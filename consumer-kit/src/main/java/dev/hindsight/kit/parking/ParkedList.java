package dev.hindsight.kit.parking;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What operators see of parked streams, page by page in the order of their names. */
public final class ParkedList {

  private static final String SELECT =
      """
      SELECT s.stream, s.partition, s.reason, s.parked_at,
             (SELECT count(*) FROM hindsight_parked_events AS e
              WHERE e.projection = s.projection AND e.version = s.version AND e.stream = s.stream)
               AS events,
             first.record_offset, first.headers
      FROM hindsight_parked_streams AS s
      LEFT JOIN LATERAL (
        SELECT e.record_offset, e.headers::text AS headers FROM hindsight_parked_events AS e
        WHERE e.projection = s.projection AND e.version = s.version AND e.stream = s.stream
        ORDER BY e.record_offset LIMIT 1) AS first ON true
      WHERE s.projection = $1 AND s.version = $2 AND s.stream > $3
      ORDER BY s.stream LIMIT $4\
      """;

  private ParkedList() {}

  /**
   * A parked stream.
   *
   * @param reason why its first event cannot be applied
   * @param events how many wait
   */
  @Schema(name = "ParkedEntry")
  public record Entry(
      String stream,
      int partition,
      String reason,
      Instant since,
      long events,
      @Nullable EventFacts firstEvent) {}

  /** Those after a stream; from the first one on when it is empty. */
  public static List<Entry> page(
      Session session, ProjectionId projection, String after, int limit) {
    var found = new ArrayList<Entry>();
    var values = Tuple.of(projection.name(), projection.version(), after, limit);
    session.run(SELECT, values).forEach(row -> found.add(entry(row)));
    return found;
  }

  private static Entry entry(Row row) {
    @Nullable String headers = row.getString("headers");
    return new Entry(
        row.getString("stream"),
        row.getInteger("partition"),
        row.getString("reason"),
        row.getOffsetDateTime("parked_at").toInstant(),
        row.getLong("events"),
        headers == null ? null : EventFacts.of(row.getLong("record_offset"), headers));
  }
}
