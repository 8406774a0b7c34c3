package dev.hindsight.query.history;

import dev.hindsight.events.Envelope;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.database.Lookups;
import dev.hindsight.kit.http.Outage;
import dev.hindsight.kit.sandbox.SandboxReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the histories of entities, each question by an index. */
@ApplicationScoped
public class Histories {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  // Of whichever log: one that was restored has an id of its own, and the same events.
  private static final String SOURCE = "urn:hindsight:log";

  private static final String PLACE =
      """
      SELECT h.version, h.recorded_at,
             (SELECT version FROM histories WHERE kind = $1 AND id = $2) AS newest,
             EXISTS (SELECT FROM hindsight_parked_now
                     WHERE projection = 'history' AND stream = $1 || '-' || $2) AS parked
      FROM history h WHERE h.kind = $1 AND h.id = $2 AND
      """;

  private static final String AT_VERSION = PLACE + "h.version = $3";

  private static final String NEWEST = PLACE + "true ORDER BY h.version DESC LIMIT 1";

  private static final String RECORDED =
      PLACE + "h.recorded_at <= $3 ORDER BY h.recorded_at DESC, h.version DESC LIMIT 1";

  private static final String OCCURRED =
      PLACE + "h.occurred_up_to <= $3 ORDER BY h.occurred_up_to DESC, h.version DESC LIMIT 1";

  private static final String EVENTS =
      """
      SELECT version, position, recorded_at, occurred_at, type, event_id, correlation_id,
             causation_id, actor, data
      FROM history WHERE kind = $1 AND id = $2 AND
      """;

  private static final String FORWARD =
      EVENTS + "version > $3 AND version <= $4 ORDER BY version LIMIT $5";

  private static final String BACKWARD = EVENTS + "version < $3 ORDER BY version DESC LIMIT $4";

  private static final String LATE =
      EVENTS
          + """
          version > $3 AND occurred_at < occurred_up_to AND occurred_at <= $4
          ORDER BY version LIMIT $5\
          """;

  private static final String VERSIONS =
      """
      SELECT h.kind, h.id, h.version
      FROM unnest($1::text[], $2::uuid[]) AS u(kind, id)
      JOIN histories h ON h.kind = u.kind AND h.id = u.id\
      """;

  private final Lookups lookups;
  private final Pool pool;
  private final EventCodec codec = new EventCodec();

  Histories(Lookups lookups, Pool pool) {
    this.lookups = lookups;
    this.pool = pool;
  }

  /** The place of a version. */
  Uni<Optional<Place>> at(StreamName stream, long version) {
    return place(AT_VERSION, key(stream).addLong(version));
  }

  /** The place of the last version; nothing when the entity has none. */
  Uni<Optional<Place>> newest(StreamName stream) {
    return place(NEWEST, key(stream));
  }

  /** The last version that was recorded at an instant. */
  Uni<Optional<Place>> recordedBy(StreamName stream, Instant instant) {
    return place(RECORDED, key(stream).addOffsetDateTime(wire(instant)));
  }

  /** The last version of which all events, to the first, had happened at an instant. */
  Uni<Optional<Place>> occurredBy(StreamName stream, Instant instant) {
    return place(OCCURRED, key(stream).addOffsetDateTime(wire(instant)));
  }

  /** Events after a version up to another, in order. */
  Uni<List<Recorded>> events(StreamName stream, long after, long upTo, int most) {
    return events(stream, FORWARD, key(stream).addLong(after).addLong(upTo).addInteger(most));
  }

  /** The last events before a version, the newest first. */
  Uni<List<Recorded>> newestEvents(StreamName stream, long before, int most) {
    return events(stream, BACKWARD, key(stream).addLong(before).addInteger(most));
  }

  /** Events after a version that had happened at an instant, although one before had not. */
  Uni<List<Recorded>> lateEvents(StreamName stream, long after, Instant instant, int most) {
    var values = key(stream).addLong(after).addOffsetDateTime(wire(instant)).addInteger(most);
    return events(stream, LATE, values);
  }

  /** The last version of each of some entities. */
  Uni<Map<StreamName, Long>> versions(Collection<StreamName> streams) {
    var kinds = streams.stream().map(StreamName::kind).toArray(String[]::new);
    var ids = streams.stream().map(StreamName::id).toArray(UUID[]::new);
    var values = Tuple.tuple().addArrayOfString(kinds).addArrayOfUUID(ids);
    return answered(SandboxReads.select(pool, VERSIONS, values))
        .map(found -> {
          var versions = new HashMap<StreamName, Long>();
          found.forEach(row ->
              versions.put(
                  new StreamName(row.getString("kind"), row.getUUID("id")),
                  row.getLong("version")));
          return versions;
        });
  }

  private Uni<Optional<Place>> place(String sql, Tuple values) {
    return lookUp(sql, values)
        .map(found ->
            found.size() == 0 ? Optional.empty() : Optional.of(place(found.iterator().next())));
  }

  private Uni<List<Recorded>> events(StreamName stream, String sql, Tuple values) {
    return lookUp(sql, values)
        .map(found -> {
          var events = new ArrayList<Recorded>(found.size());
          found.forEach(row -> events.add(recorded(stream, row)));
          return events;
        });
  }

  // Of one stream by an index, a page at most.
  private Uni<RowSet<Row>> lookUp(String sql, Tuple values) {
    return answered(SandboxReads.lookUp(lookups, pool, sql, values));
  }

  private static <T> Uni<T> answered(Uni<T> asked) {
    return asked
        .ifNoItem()
        .after(LIMIT)
        .failWith(Outage::unavailable)
        .onFailure()
        .transform(Outage::told);
  }

  private static Place place(Row row) {
    return new Place(
        row.getLong("version"),
        row.getOffsetDateTime("recorded_at").toInstant(),
        row.getLong("newest"),
        row.getBoolean("parked"));
  }

  private Recorded recorded(StreamName stream, Row row) {
    var type = row.getString("type");
    var envelope =
        new Envelope(
            row.getUUID("event_id"),
            type,
            SOURCE,
            stream,
            row.getLong("version"),
            row.getLong("position"),
            row.getOffsetDateTime("occurred_at").toInstant(),
            row.getOffsetDateTime("recorded_at").toInstant(),
            row.getString("correlation_id"),
            row.getUUID("causation_id"),
            row.getString("actor"),
            null);
    var data = row.getString("data").getBytes(StandardCharsets.UTF_8);
    return new Recorded(envelope, codec.decode(type, data));
  }

  private static Tuple key(StreamName stream) {
    return Tuple.tuple().addString(stream.kind()).addUUID(stream.id());
  }

  private static OffsetDateTime wire(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
