package dev.hindsight.kit.parking;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of parked streams and their events. */
public final class Parking {

  private static final int LONGEST_REASON = 2_000;

  private static final String STREAMS =
      """
      INSERT INTO hindsight_parked_streams (projection, version, stream, partition, reason)
      SELECT $1, $2, u.stream, u.partition, u.reason
      FROM unnest($3::text[], $4::integer[], $5::text[]) AS u(stream, partition, reason)\
      """;

  private static final String EVENTS =
      """
      INSERT INTO hindsight_parked_events
        (projection, version, stream, partition, record_offset, headers, value)
      SELECT $1, $2, u.stream, u.partition, u.record_offset, u.headers::json, u.value
      FROM unnest($3::text[], $4::integer[], $5::bigint[], $6::text[], $7::bytea[])
        AS u(stream, partition, record_offset, headers, value)\
      """;

  private static final String OF_PARTITION =
      """
      SELECT stream FROM hindsight_parked_streams
      WHERE projection = $1 AND version = $2 AND partition = $3\
      """;

  private static final String COUNT =
      """
      SELECT count(*) AS parked FROM hindsight_parked_streams
      WHERE projection = $1 AND version = $2\
      """;

  private static final String COUNTS =
      """
      SELECT projection, version, count(*) AS parked FROM hindsight_parked_streams
      GROUP BY projection, version\
      """;

  private static final String PARTITION =
      """
      SELECT partition FROM hindsight_parked_streams
      WHERE projection = $1 AND version = $2 AND stream = $3\
      """;

  private static final String EVENTS_OF =
      """
      SELECT partition, record_offset, headers::text AS headers, value FROM hindsight_parked_events
      WHERE projection = $1 AND version = $2 AND stream = $3
      ORDER BY record_offset LIMIT $4\
      """;

  private static final String DROP_EVENTS =
      """
      DELETE FROM hindsight_parked_events
      WHERE projection = $1 AND version = $2 AND stream = $3 AND record_offset <= $4\
      """;

  private static final String REASON =
      """
      UPDATE hindsight_parked_streams SET reason = $4
      WHERE projection = $1 AND version = $2 AND stream = $3\
      """;

  private static final String UNPARK_STREAM =
      """
      DELETE FROM hindsight_parked_streams
      WHERE projection = $1 AND version = $2 AND stream = $3\
      """;

  private Parking() {}

  /** The names of the streams of a partition that are parked. */
  public static Set<String> load(Session session, ProjectionId projection, int partition) {
    var names = new HashSet<String>();
    var key = Tuple.of(projection.name(), projection.version(), partition);
    session.run(OF_PARTITION, key).forEach(row -> names.add(row.getString("stream")));
    return names;
  }

  /** How many streams a projection has parked, in all partitions. */
  public static long count(Session session, ProjectionId projection) {
    var key = Tuple.of(projection.name(), projection.version());
    return session.run(COUNT, key).iterator().next().getLong("parked");
  }

  /** How many streams each projection has parked; none of those without. */
  public static Map<ProjectionId, Long> counts(Session session) {
    var found = new HashMap<ProjectionId, Long>();
    for (var row : session.run(COUNTS, Tuple.tuple())) {
      var id = new ProjectionId(row.getString("projection"), row.getInteger("version"));
      found.put(id, row.getLong("parked"));
    }
    return found;
  }

  /** Parks streams. */
  public static Write streams(ProjectionId projection, List<ParkedStream> streams) {
    var values =
        key(projection)
            .addValue(streams.stream().map(ParkedStream::stream).toArray(String[]::new))
            .addValue(streams.stream().map(ParkedStream::partition).toArray(Integer[]::new))
            .addValue(streams.stream().map(s -> text(s.reason())).toArray(String[]::new));
    return new Write("parked streams", STREAMS, values, streams.size());
  }

  /** Adds events to parked streams. */
  public static Write events(ProjectionId projection, List<ParkedEvent> events) {
    var values =
        key(projection)
            .addValue(events.stream().map(ParkedEvent::stream).toArray(String[]::new))
            .addValue(events.stream().map(ParkedEvent::partition).toArray(Integer[]::new))
            .addValue(events.stream().map(ParkedEvent::offset).toArray(Long[]::new))
            .addValue(events.stream().map(ParkedEvent::headers).toArray(String[]::new))
            .addValue(events.stream().map(Parking::value).toArray(Buffer[]::new));
    return new Write("parked events", EVENTS, values, events.size());
  }

  /** The partition of a parked stream; nothing when it is not parked. */
  public static OptionalInt partition(Session session, ProjectionId projection, String stream) {
    var found = session.run(PARTITION, key(projection).addString(stream));
    return found.size() == 0
        ? OptionalInt.empty()
        : OptionalInt.of(found.iterator().next().getInteger("partition"));
  }

  /** The first events of a parked stream, in order. */
  public static List<ParkedEvent> of(
      Session session, ProjectionId projection, String stream, int most) {
    var found = new ArrayList<ParkedEvent>();
    for (var row : session.run(EVENTS_OF, key(projection).addString(stream).addInteger(most))) {
      var value = row.getBuffer("value");
      found.add(
          new ParkedEvent(
              stream,
              row.getInteger("partition"),
              row.getLong("record_offset"),
              row.getString("headers"),
              value == null ? null : value.getBytes()));
    }
    return found;
  }

  /** Takes the first events from a parked stream: exactly so many, up to an offset. */
  public static Write drop(ProjectionId projection, String stream, long throughOffset, int events) {
    var values = key(projection).addString(stream).addLong(throughOffset);
    return new Write("parked events", DROP_EVENTS, values, events);
  }

  /** Ends the parking of a stream that has no events left. */
  public static Write unpark(ProjectionId projection, String stream) {
    return new Write("parked stream", UNPARK_STREAM, key(projection).addString(stream), 1);
  }

  /** What keeps a parked stream now. */
  public static Write reason(ProjectionId projection, String stream, String reason) {
    var values = key(projection).addString(stream).addString(text(reason));
    return new Write("parked stream", REASON, values, 1);
  }

  private static Tuple key(ProjectionId projection) {
    return Tuple.of(projection.name(), projection.version());
  }

  private static @Nullable Buffer value(ParkedEvent event) {
    return event.value() == null ? null : Buffer.buffer(event.value());
  }

  // PostgreSQL's text holds no NUL, and a parser's message may quote one.
  private static String text(String reason) {
    var clean = reason.replace('\u0000', ' ');
    return clean.length() > LONGEST_REASON ? clean.substring(0, LONGEST_REASON) : clean;
  }
}
