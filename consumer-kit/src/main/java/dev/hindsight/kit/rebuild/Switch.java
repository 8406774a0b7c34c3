package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.database.Transaction;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Generations;
import dev.hindsight.kit.generation.Standing;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Gives readers the tables of another generation, in one transaction: whoever reads sees the one or
 * the other, and nothing older than before.
 */
final class Switch {

  // Whoever writes by the places that were is fenced: it holds an epoch that is gone. Positions
  // tell who is behind, offsets do not: one reader counts the marker of a transaction, another not.
  private static final String BUMP =
      """
      UPDATE hindsight_checkpoints SET epoch = epoch + 1
      WHERE projection = $1 AND version IN ($2, $3)
      RETURNING version, partition, position\
      """;

  private final Transaction transaction;
  private final Family family;

  Switch(Transaction transaction, Family family) {
    this.transaction = transaction;
    this.family = family;
  }

  /** Makes {@code next} the one that readers see and the one that they see now the previous. */
  Outcome to(Generation next) {
    var live = family.live();
    if (live.isEmpty()) {
      return new Outcome.Refused("nothing is live yet");
    }
    var behind = behind(live.get(), next);
    if (!behind.isEmpty()) {
      return new Outcome.NotYet(
          "%s is behind %s in the partitions %s".formatted(next.id(), live.get().id(), behind));
    }
    // First, because it also waits for those who still read the former one.
    family.previous().filter(former -> !former.id().equals(next.id())).ifPresent(this::drop);
    var full = exchange(live.get(), next);
    if (!full.isEmpty()) {
      return new Outcome.Refused(
          "the tables %s belong to no generation but are not empty".formatted(full));
    }
    Generations.move(transaction, live.get().id(), Standing.SWITCHING, live.get().ownSchema());
    Generations.move(transaction, next.id(), Standing.LIVE, null);
    Generations.move(transaction, live.get().id(), Standing.PREVIOUS, live.get().ownSchema());
    return new Outcome.Done(next);
  }

  private List<Integer> behind(Generation live, Generation next) {
    Map<Integer, Long> of = new HashMap<>();
    Map<Integer, Long> shown = new HashMap<>();
    var ids = Tuple.of(live.id().name(), live.id().version(), next.id().version());
    for (var row : transaction.run(BUMP, ids)) {
      var into = row.getInteger("version") == live.id().version() ? shown : of;
      into.put(row.getInteger("partition"), row.getLong("position"));
    }
    return shown.entrySet().stream()
        .filter(one -> of.getOrDefault(one.getKey(), 0L) < one.getValue())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** What stands in the way; empty when it is done. */
  private List<String> exchange(Generation live, Generation next) {
    var aside = live.ownSchema();
    var from = next.ownSchema();
    var out =
        live.tables().isEmpty()
            ? Shapes.there(transaction, Generation.READERS, next.tables())
            : live.tables();
    var strange = new HashSet<>(next.tables());
    out.forEach(strange::remove);
    for (var table : Shapes.there(transaction, Generation.READERS, strange)) {
      // A migration has made it for the generation that comes now.
      if (!Shapes.isEmpty(transaction, Generation.READERS, table)) {
        return List.of(table);
      }
      Shapes.drop(transaction, Generation.READERS, table);
    }
    Shapes.createSchema(transaction, aside);
    out.forEach(table -> Shapes.move(transaction, table, Generation.READERS, aside));
    next.tables().forEach(table -> Shapes.move(transaction, table, from, Generation.READERS));
    out.forEach(table -> keepShape(table, next, aside));
    transaction.execute("DROP SCHEMA " + from);
    return List.of();
  }

  // Migrations run once: what they made of the tables must outlive the generation that has them.
  private void keepShape(String table, Generation next, String aside) {
    if (next.tables().contains(table)) {
      Shapes.complete(transaction, table, aside, Generation.READERS);
    } else {
      Shapes.copy(transaction, table, aside, Generation.READERS);
    }
  }

  private void drop(Generation former) {
    end(transaction, former, Standing.DROPPED);
  }

  /** Drops a generation that readers do not see. */
  static void end(Transaction transaction, Generation ended, Standing standing) {
    Generations.move(transaction, ended.id(), standing, null);
    Generations.forget(transaction, ended.id());
    Shapes.dropSchema(transaction, ended.ownSchema());
  }
}
