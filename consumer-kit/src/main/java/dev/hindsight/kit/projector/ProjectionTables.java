package dev.hindsight.kit.projector;

import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.progress.ProjectionMeters;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.table.FactTable;
import dev.hindsight.kit.table.RowTable;
import dev.hindsight.kit.table.SnapshotTable;
import dev.hindsight.kit.table.TableName;
import dev.hindsight.kit.table.TallyTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A projection in one of its generations, with the statements of all its tables and its meters.
 *
 * @param schema where the tables are; null where readers look
 */
public record ProjectionTables<R extends Record>(
    EntityProjection<R> projection,
    ProjectionId id,
    @Nullable String schema,
    RowTable<R> rows,
    Map<Class<? extends Record>, FactTable> facts,
    Optional<SnapshotTable<R>> snapshots,
    Map<Class<? extends Record>, TallyTable> tallies,
    ProjectionMeters meters) {

  // A schema is named after it, with a number before it.
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  /** Of a projection whose first generation writes where readers look. */
  public static <R extends Record> ProjectionTables<R> live(
      EntityProjection<R> projection, ProjectionMeters meters) {
    return of(projection, ProjectionId.of(projection), null, meters);
  }

  /** Of a generation whose tables are in a schema; null is where readers look. */
  public static <R extends Record> ProjectionTables<R> of(
      EntityProjection<R> projection,
      ProjectionId id,
      @Nullable String schema,
      ProjectionMeters meters) {
    check(projection);
    projection.facts().forEach(ProjectionTables::checkFact);
    projection.tallies().forEach(ProjectionTables::checkFact);
    var facts = new LinkedHashMap<Class<? extends Record>, FactTable>();
    projection
        .facts()
        .forEach(type -> facts.put(type, new FactTable(type, TableName.in(schema, type))));
    var tallies = new LinkedHashMap<Class<? extends Record>, TallyTable>();
    projection
        .tallies()
        .forEach(type -> tallies.put(type, new TallyTable(type, TableName.in(schema, type))));
    var rows =
        new RowTable<>(
            projection.row(), TableName.in(schema, projection.row()), projection.kinds());
    var snapshots =
        projection.snapshots() == 0
            ? Optional.<SnapshotTable<R>>empty()
            : Optional.of(SnapshotTable.in(schema, projection));
    return new ProjectionTables<>(projection, id, schema, rows, facts, snapshots, tallies, meters);
  }

  /** The plain names of all tables of a projection: what a generation has of its own. */
  public static List<String> names(EntityProjection<?> projection) {
    var names = new ArrayList<String>();
    var rows = TableName.live(projection.row());
    names.add(rows.sql());
    projection.facts().forEach(type -> names.add(TableName.live(type).sql()));
    projection.tallies().forEach(type -> names.add(TableName.live(type).sql()));
    if (projection.snapshots() != 0) {
      names.add(rows.snapshots().sql());
    }
    return List.copyOf(names);
  }

  /** The same generation, now that its tables are elsewhere. */
  ProjectionTables<R> in(@Nullable String elsewhere) {
    return Objects.equals(schema, elsewhere) ? this : of(projection, id, elsewhere, meters);
  }

  /** Whether both are the same generation and write to the same tables. */
  boolean isSame(ProjectionTables<?> other) {
    return id.equals(other.id) && Objects.equals(schema, other.schema);
  }

  private static void check(EntityProjection<?> projection) {
    if (!NAME.matcher(projection.name()).matches()
        || projection.version() < 1
        || projection.kinds().isEmpty()) {
      throw new IllegalArgumentException(
          ProjectionId.of(projection)
              + " of "
              + projection.getClass().getName()
              + " needs a name such as 'carts' with at most 50 characters, a version from 1 on, and"
              + " at least one kind");
    }
  }

  // What is in a fact or a tally belongs to no row, so that nobody could scrub it.
  private static void checkFact(Class<? extends Record> fact) {
    for (var component : fact.getRecordComponents()) {
      if (component.getType() == PersonalText.class) {
        throw new IllegalArgumentException(
            fact.getName() + "." + component.getName() + " is personal: keep it in a row");
      }
    }
  }

  /** Whether the row at a version is kept as a snapshot. */
  boolean keeps(long version) {
    return snapshots.isPresent() && version % projection.snapshots() == 0;
  }

  /** Whether it folds the entity of a stream, seen from the name alone. */
  boolean wants(String stream) {
    var end = stream.indexOf('-');
    return end < 0 || projection.kinds().contains(stream.substring(0, end));
  }
}
