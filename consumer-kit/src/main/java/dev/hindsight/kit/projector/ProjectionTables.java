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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A projection with the statements of its tables and its meters. */
public record ProjectionTables<R extends Record>(
    EntityProjection<R> projection,
    ProjectionId id,
    RowTable<R> rows,
    Map<Class<? extends Record>, FactTable> facts,
    Optional<SnapshotTable<R>> snapshots,
    Map<Class<? extends Record>, TallyTable> tallies,
    ProjectionMeters meters) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** Of a projection that writes where readers look. */
  public static <R extends Record> ProjectionTables<R> live(
      EntityProjection<R> projection, ProjectionMeters meters) {
    var id = ProjectionId.of(projection);
    if (!NAME.matcher(id.name()).matches() || id.version() < 1 || projection.kinds().isEmpty()) {
      throw new IllegalArgumentException(
          id
              + " of "
              + projection.getClass().getName()
              + " needs a name such as 'carts', a version from 1 on, and at least one kind");
    }
    projection.facts().forEach(ProjectionTables::checkFact);
    projection.tallies().forEach(ProjectionTables::checkFact);
    var facts = new LinkedHashMap<Class<? extends Record>, FactTable>();
    projection.facts().forEach(type -> facts.put(type, new FactTable(type, TableName.live(type))));
    var tallies = new LinkedHashMap<Class<? extends Record>, TallyTable>();
    projection
        .tallies()
        .forEach(type -> tallies.put(type, new TallyTable(type, TableName.live(type))));
    var rows =
        new RowTable<>(projection.row(), TableName.live(projection.row()), projection.kinds());
    var snapshots =
        projection.snapshots() == 0
            ? Optional.<SnapshotTable<R>>empty()
            : Optional.of(SnapshotTable.live(projection));
    return new ProjectionTables<>(projection, id, rows, facts, snapshots, tallies, meters);
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
