package dev.hindsight.command.seal;

import dev.hindsight.command.log.BatchIds;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the log row by row in the order of positions, and believes nothing of what it finds. */
public final class RawLog {

  // One more batch than rows are wanted: all that is left of the first may have been read.
  private static final String PAGE =
      """
      SELECT b.id, b.first_position, b.size, e.ordinal, e.stream, e.version, e.event_id, e.type,
             e.command_id, trim_scale(extract(epoch FROM b.recorded_at) * 1000000)::text,
             trim_scale(extract(epoch FROM e.occurred_at) * 1000000)::text,
             e.metadata::text, e.data::text
      FROM (
        SELECT id, first_position, size, recorded_at FROM batches
        WHERE first_position >= $1::bigint ORDER BY first_position LIMIT $3::bigint + 1
      ) b
      LEFT JOIN LATERAL (
        SELECT * FROM events WHERE batch = b.id ORDER BY ordinal
      ) e ON true
      WHERE b.first_position > $1 OR COALESCE(e.ordinal, 0) > $2::bigint
      ORDER BY b.first_position, e.ordinal
      LIMIT $3
      """;

  private static final String BATCH_OF =
      "SELECT max(first_position) FROM batches WHERE first_position <= $1::bigint";

  private static final String HEAD = "SELECT position, incarnation FROM log_head";

  private static final String WITHOUT_PREDECESSOR =
      """
      SELECT e.number
      FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS e (stream, version, number)
      WHERE e.version <> 1 AND NOT EXISTS (
        SELECT FROM events b WHERE b.stream = e.stream AND b.version = e.version - 1
      )
      """;

  // In one statement: an append between two would look like this.
  private static final String BEYOND_THE_HEAD =
      """
      SELECT min(b.first_position + e.ordinal), max(b.first_position + e.ordinal)
      FROM log_head h
      JOIN batches b ON b.first_position > h.position - %d
      JOIN events e ON e.batch = b.id AND b.first_position + e.ordinal > h.position
      GROUP BY b.first_position ORDER BY b.first_position LIMIT 1000
      """
          .formatted(BatchIds.PLACES);

  /**
   * A row, or a batch without any.
   *
   * @param event null when the batch has no event at all
   */
  public record BatchRow(long firstPosition, int size, int ordinal, @Nullable RawEvent event) {}

  /** Behind which row to go on. */
  public record Place(long firstPosition, long ordinal) {

    /** In front of everything. */
    public static final Place START = new Place(Long.MIN_VALUE, Long.MIN_VALUE);

    public static Place after(BatchRow row) {
      return new Place(row.firstPosition(), row.ordinal());
    }
  }

  /** Where the log ends, and its name. */
  public record Head(long position, UUID incarnation) {}

  /** Positions from the first to the last. */
  public record Range(long first, long last) {}

  private final Session session;

  public RawLog(Session session) {
    this.session = session;
  }

  public Head head() throws InterruptedException {
    var row = session.query(HEAD).iterator().next();
    return new Head(row.getLong(0), row.getUUID(1));
  }

  /** At most so many rows behind a place, by batch and then by their order in it. */
  public List<BatchRow> page(Place place, int most) throws InterruptedException {
    var rows = new ArrayList<BatchRow>(most);
    for (var row : session.query(PAGE, place.firstPosition(), place.ordinal(), most)) {
      rows.add(row(row));
    }
    return rows;
  }

  /** The place behind a position. */
  Place placeAfter(long position) throws InterruptedException {
    var first = session.query(BATCH_OF, position + 1).iterator().next().getLong(0);
    return first == null ? Place.START : new Place(first, position - first);
  }

  /** Those of the events whose stream does not have the version before theirs. */
  public Set<RawEvent> withoutPredecessor(List<RawEvent> events) throws InterruptedException {
    var streams = events.stream().map(RawEvent::stream).toArray(String[]::new);
    var versions = events.stream().map(RawEvent::version).toArray(Long[]::new);
    var found = new HashSet<RawEvent>();
    for (var row : session.query(WITHOUT_PREDECESSOR, streams, versions)) {
      found.add(events.get(row.getInteger(0) - 1));
    }
    return found;
  }

  /** Positions of events that are there though the log ends before them; at most 1000 ranges. */
  public List<Range> beyondTheHead() throws InterruptedException {
    var ranges = new ArrayList<Range>();
    for (var row : session.query(BEYOND_THE_HEAD)) {
      ranges.add(new Range(row.getLong(0), row.getLong(1)));
    }
    return ranges;
  }

  private static BatchRow row(Row row) {
    var first = row.getLong(1);
    var ordinal = row.getInteger(3);
    return ordinal == null
        ? new BatchRow(first, row.getInteger(2), Integer.MAX_VALUE, null)
        : new BatchRow(first, row.getInteger(2), ordinal, event(row, first + ordinal));
  }

  private static RawEvent event(Row row, long position) {
    return new RawEvent(
        row.getLong(0),
        position,
        row.getString(4),
        row.getLong(5),
        row.getUUID(6),
        row.getString(7),
        row.getUUID(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getString(12));
  }
}
