package dev.hindsight.kit.projector;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.pgclient.PgException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Streams whose rows the database would not take, and why: their values are wrong, not the moment.
 */
public record Refusals(Map<ProjectionId, Map<String, String>> byProjection) {

  public static final Refusals NONE = new Refusals(Map.of());

  boolean isEmpty() {
    return byProjection.isEmpty();
  }

  <R extends Record> ProjectionBatch<R> batch(ProjectionTables<R> tables, List<Slice> slices) {
    return new ProjectionBatch<>(tables, slices, byProjection.getOrDefault(tables.id(), Map.of()));
  }

  static boolean isRowThere(PgException e) {
    return "23505".equals(e.getSqlState());
  }

  /** Why an event cannot be applied whose row the database does not take. */
  static String reason(PgException e) {
    return "the database refuses its row: " + e.getMessage();
  }

  /** 22: data, 23: integrity, 54: limits such as nesting; all but a row that is already there. */
  static boolean isOfValues(PgException e) {
    var state = String.valueOf(e.getSqlState());
    return !isRowThere(e)
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }

  /** Tries each stream's changes by themselves; nothing is stored. */
  static Refusals culprits(Session session, List<ProjectionBatch<?>> batches) {
    var found = new HashMap<ProjectionId, Map<String, String>>();
    for (var batch : batches) {
      for (var stream : batch.changed) {
        try {
          session.rehearse(BatchWrites.of(batch, stream));
        } catch (PgException e) {
          if (!isOfValues(e)) {
            throw e;
          }
          found
              .computeIfAbsent(batch.tables().id(), none -> new HashMap<>())
              .put(stream, reason(e));
        }
      }
    }
    return new Refusals(found);
  }
}
