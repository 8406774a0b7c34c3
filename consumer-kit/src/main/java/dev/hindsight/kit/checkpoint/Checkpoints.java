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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of the checkpoints. */
public final class Checkpoints {

  /** What a {@code WrongCount} of a fenced writer names. */
  public static final String WHAT = "checkpoints";

  private static final String START =
      """
      INSERT INTO hindsight_checkpoints (projection, version, partition)
      VALUES ($1, $2, $3) ON CONFLICT DO NOTHING\
      """;

  private static final String SELECT =
      """
      SELECT next_offset, position, recorded_at, epoch FROM hindsight_checkpoints
      WHERE projection = $1 AND version = $2 AND partition = $3\
      """;

  private static final String ALL =
      """
      SELECT c.projection, c.version, c.partition, c.next_offset, c.position, c.recorded_at, c.epoch,
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

  /** The stored one; one at the first offset is stored when there is none. */
  public static Checkpoint load(Session session, ProjectionId projection, int partition) {
    var key = Tuple.of(projection.name(), projection.version(), partition);
    var found = session.run(SELECT, key);
    if (found.size() == 0) {
      session.run(START, key);
      found = session.run(SELECT, key);
    }
    return read(found.iterator().next());
  }

  /** All that are stored, whoever moves them. */
  public static List<StoredCheckpoint> all(Session session) {
    var found = new ArrayList<StoredCheckpoint>();
    for (var row : session.run(ALL, Tuple.tuple())) {
      var id = new ProjectionId(row.getString("projection"), row.getInteger("version"));
      var parked = Set.of(row.getArrayOfStrings("parked"));
      found.add(new StoredCheckpoint(id, row.getInteger("partition"), read(row), parked));
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

  private static Checkpoint read(Row row) {
    var time = row.getOffsetDateTime("recorded_at");
    return new Checkpoint(
        row.getLong("next_offset"),
        row.getLong("position"),
        time == null ? null : time.toInstant(),
        row.getLong("epoch"));
  }
}
