package dev.hindsight.kit.projector;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statements about rows that a fold has removed: their streams keep their versions. */
final class Removed {

  private static final String SELECT =
      """
      SELECT stream, last_version FROM hindsight_removed_rows
      WHERE projection = $1 AND version = $2 AND stream = ANY($3)\
      """;

  private static final String STORE =
      """
      INSERT INTO hindsight_removed_rows (projection, version, stream, last_version)
      SELECT $1, $2, u.stream, u.last_version
      FROM unnest($3::text[], $4::bigint[]) AS u(stream, last_version)
      ON CONFLICT (projection, version, stream) DO UPDATE SET last_version = EXCLUDED.last_version\
      """;

  private Removed() {}

  static Map<String, Long> load(
      Session session, ProjectionId projection, Collection<String> streams) {
    var found = new HashMap<String, Long>();
    var values =
        Tuple.of(projection.name(), projection.version()).addValue(streams.toArray(String[]::new));
    session
        .run(SELECT, values)
        .forEach(row -> found.put(row.getString("stream"), row.getLong("last_version")));
    return found;
  }

  static Write store(ProjectionId projection, List<String> streams, List<Long> versions) {
    var values =
        Tuple.of(projection.name(), projection.version())
            .addValue(streams.toArray(String[]::new))
            .addValue(versions.toArray(Long[]::new));
    return new Write("removed rows", STORE, values, streams.size());
  }
}
