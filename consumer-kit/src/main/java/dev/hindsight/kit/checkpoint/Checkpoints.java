package dev.hindsight.kit.checkpoint;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of the checkpoints. */
public final class Checkpoints {

  /** What a {@code WrongCount} of a fenced writer names. */
  public static final String WHAT = "checkpoints";

  // Locked, so that a generation that is just given up gets no new one.
  private static final String START =
      """
      INSERT INTO hindsight_checkpoints (projection, version, partition)
      SELECT projection, generation, $3 FROM hindsight_generations
      WHERE projection = $1 AND generation = $2 AND state NOT IN ('cancelled', 'dropped')
      FOR SHARE
      ON CONFLICT DO NOTHING\
      """;

  // With the place of the tables, of the same moment: both change together, and with the epoch.
  private static final String SELECT =
      """
      SELECT c.next_offset, c.position, c.recorded_at, c.epoch, c.applied_to, c.complete, g.schema_name,
             (SELECT id FROM hindsight_topic) AS topic
      FROM hindsight_checkpoints AS c
      JOIN hindsight_generations AS g ON g.projection = c.projection AND g.generation = c.version
      WHERE c.projection = $1 AND c.version = $2 AND c.partition = $3\
      """;

  private static final String COMPLETE =
      """
      UPDATE hindsight_checkpoints SET complete = true
      WHERE projection = $1 AND version = $2 AND partition = $3\
      """;

  private static final String ALL =
      """
      SELECT c.projection, c.version, c.partition, c.next_offset, c.position, c.recorded_at, c.epoch,
             c.applied_to, c.complete,
             ARRAY(SELECT p.stream FROM hindsight_parked_streams p
                   WHERE p.projection = c.projection AND p.version = c.version
                     AND p.partition = c.partition) AS parked
      FROM hindsight_checkpoints c\
      """;

  private static final String MOVE =
      """
      UPDATE hindsight_checkpoints AS c
      SET next_offset = u.next_offset, position = u.position, recorded_at = u.recorded_at,
          epoch = c.epoch + 1
      FROM unnest($1::text[], $2::integer[], $3::integer[], $4::bigint[], $5::bigint[],
                  $6::bigint[], $7::bigint[], $8::timestamptz[])
        AS u(projection, version, partition, expected, epoch, next_offset, position, recorded_at)
      WHERE c.projection = u.projection AND c.version = u.version AND c.partition = u.partition
        AND c.next_offset = u.expected AND c.epoch = u.epoch\
      """;

  private Checkpoints() {}

  /**
   * What is stored of a generation in a partition.
   *
   * @param schema where its tables are; null where readers look
   * @param complete whether it needs nothing more of the partition
   * @param topic which the offset is of, of the same moment
   */
  public record Found(
      Checkpoint checkpoint, @Nullable String schema, boolean complete, @Nullable String topic) {}

  /**
   * The stored one; one at the first offset is stored when there is none. Nothing when there is no
   * such generation any more.
   */
  public static Optional<Found> load(Session session, ProjectionId projection, int partition) {
    var key = Tuple.of(projection.name(), projection.version(), partition);
    var found = session.run(SELECT, key);
    if (found.size() == 0) {
      session.run(START, key);
      found = session.run(SELECT, key);
    }
    return found.size() == 0 ? Optional.empty() : Optional.of(found(found.iterator().next()));
  }

  /** Notes that a generation needs nothing more of a partition. */
  public static void complete(Session session, ProjectionId projection, int partition) {
    session.run(COMPLETE, Tuple.of(projection.name(), projection.version(), partition));
  }

  /** All that are stored, whoever moves them. */
  public static List<StoredCheckpoint> all(Session session) {
    var found = new ArrayList<StoredCheckpoint>();
    for (var row : session.run(ALL, Tuple.tuple())) {
      var id = new ProjectionId(row.getString("projection"), row.getInteger("version"));
      var parked = Set.of(row.getArrayOfStrings("parked"));
      var complete = row.getBoolean("complete");
      found.add(new StoredCheckpoint(id, row.getInteger("partition"), read(row), parked, complete));
    }
    return found;
  }

  /** Moves all, or touches fewer rows than there are moves: then the writer was fenced. */
  public static Write compareAndSet(List<Move> moves) {
    var values =
        Tuple.tuple()
            .addValue(moves.stream().map(m -> m.projection().name()).toArray(String[]::new))
            .addValue(moves.stream().map(m -> m.projection().version()).toArray(Integer[]::new))
            .addValue(moves.stream().map(Move::partition).toArray(Integer[]::new))
            .addValue(moves.stream().map(m -> m.from().nextOffset()).toArray(Long[]::new))
            .addValue(moves.stream().map(m -> m.from().epoch()).toArray(Long[]::new))
            .addValue(moves.stream().map(m -> m.to().nextOffset()).toArray(Long[]::new))
            .addValue(moves.stream().map(m -> m.to().position()).toArray(Long[]::new))
            .addValue(moves.stream().map(Checkpoints::time).toArray(OffsetDateTime[]::new));
    return new Write(WHAT, MOVE, values, moves.size());
  }

  private static @Nullable OffsetDateTime time(Move move) {
    var time = move.to().recordedAt();
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static Found found(Row row) {
    return new Found(
        read(row),
        row.getString("schema_name"),
        row.getBoolean("complete"),
        row.getString("topic"));
  }

  private static Checkpoint read(Row row) {
    var time = row.getOffsetDateTime("recorded_at");
    return new Checkpoint(
        row.getLong("next_offset"),
        row.getLong("position"),
        time == null ? null : time.toInstant(),
        row.getLong("epoch"),
        row.getLong("applied_to"));
  }
}
