package dev.hindsight.kit.projector;

import dev.hindsight.kit.database.Write;
import dev.hindsight.kit.parking.Parking;
import dev.hindsight.kit.table.Entity;
import dev.hindsight.kit.table.Tallies;
import dev.hindsight.kit.table.TallyTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statements that store what a batch did to a projection: one a table and kind of change. */
final class BatchWrites {

  private BatchWrites() {}

  static <R extends Record> List<Write> of(ProjectionBatch<R> batch) {
    var writes = changes(batch);
    var id = batch.tables().id();
    if (!batch.parkedStreams.isEmpty()) {
      writes.add(Parking.streams(id, List.copyOf(batch.parkedStreams.values())));
    }
    if (!batch.parkedEvents.isEmpty()) {
      writes.add(Parking.events(id, batch.parkedEvents));
    }
    return writes;
  }

  /** Without what it parks. */
  static <R extends Record> List<Write> changes(ProjectionBatch<R> batch) {
    var writes = new ArrayList<Write>();
    rows(batch, batch.changed, writes);
    facts(batch.tables(), batch.facts, writes);
    snapshots(batch.tables(), batch.snapshots, writes);
    tallies(batch.tables(), batch.facts, writes);
    return writes;
  }

  /** Only what one stream changes: to find out whose change the database refuses. */
  static <R extends Record> List<Write> of(ProjectionBatch<R> batch, String stream) {
    var writes = new ArrayList<Write>();
    rows(batch, List.of(stream), writes);
    var own = batch.facts.stream().filter(fact -> fact.stream().equals(stream)).toList();
    facts(batch.tables(), own, writes);
    var kept =
        batch.snapshots.stream().filter(it -> it.stream().toString().equals(stream)).toList();
    snapshots(batch.tables(), kept, writes);
    tallies(batch.tables(), own, writes);
    return writes;
  }

  private static <R extends Record> void rows(
      ProjectionBatch<R> batch, Collection<String> streams, List<Write> writes) {
    var added = new ArrayList<Entity<R>>();
    var newer = new ArrayList<Entity<R>>();
    var gone = new ArrayList<Entity<R>>();
    for (var stream : streams) {
      var state = batch.state(stream);
      if (state != null && state.row() == null) {
        gone.add(state);
      } else if (state != null) {
        (batch.wasStored(stream) ? newer : added).add(state);
      }
    }
    var table = batch.tables().rows();
    if (!added.isEmpty()) {
      writes.add(new Write("new rows", table.insert(), table.arrays(added), added.size()));
    }
    if (!newer.isEmpty()) {
      writes.add(new Write("changed rows", table.upsert(), table.arrays(newer), newer.size()));
    }
    if (!gone.isEmpty()) {
      removals(batch, gone, writes);
    }
  }

  private static <R extends Record> void removals(
      ProjectionBatch<R> batch, List<Entity<R>> gone, List<Write> writes) {
    var table = batch.tables().rows();
    var keys = table.keys(gone.stream().map(Entity::stream).toList());
    writes.add(new Write("removed rows", table.delete(), keys, Write.ANY));
    writes.add(
        Removed.store(
            batch.tables().id(),
            gone.stream().map(entity -> entity.stream().toString()).toList(),
            gone.stream().map(Entity::version).toList()));
  }

  private static void facts(
      ProjectionTables<?> tables, List<StreamFact> facts, List<Write> writes) {
    Map<Class<?>, List<Record>> byTable = new LinkedHashMap<>();
    for (var fact : facts) {
      if (tables.facts().containsKey(fact.fact().getClass())) {
        byTable.computeIfAbsent(fact.fact().getClass(), none -> new ArrayList<>()).add(fact.fact());
      }
    }
    byTable.forEach((type, rows) -> {
      var table = java.util.Objects.requireNonNull(tables.facts().get(type));
      writes.add(new Write("facts", table.insert(), table.arrays(rows), rows.size()));
    });
  }

  private static <R extends Record> void snapshots(
      ProjectionTables<R> tables, List<Entity<R>> kept, List<Write> writes) {
    var table = tables.snapshots();
    if (table.isPresent() && !kept.isEmpty()) {
      var insert = table.get().insert();
      writes.add(new Write("snapshots", insert, table.get().arrays(kept), kept.size()));
    }
  }

  private static void tallies(
      ProjectionTables<?> tables, List<StreamFact> facts, List<Write> writes) {
    var byTable = new LinkedHashMap<TallyTable, Tallies>();
    for (var fact : facts) {
      var table = tables.tallies().get(fact.fact().getClass());
      if (table != null) {
        byTable.computeIfAbsent(table, TallyTable::tallies).add(fact.partition(), fact.fact());
      }
    }
    byTable.forEach((table, tallies) -> tallies(table, tallies.withoutEmpty(), writes));
  }

  private static void tallies(TallyTable table, Tallies tallies, List<Write> writes) {
    if (tallies.size() > 0) {
      writes.add(new Write("tallies", table.add(), tallies.arrays(), tallies.size()));
    }
    var lowered = tallies.lowered();
    if (lowered != null) {
      writes.add(new Write("empty tallies", table.deleteEmpty(), lowered, Write.ANY));
    }
  }
}
