package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.database.Transaction;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Generations;
import dev.hindsight.kit.generation.Standing;
import dev.hindsight.kit.generation.Written;
import dev.hindsight.kit.projection.ProjectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to the generations of a projection: each in one transaction that excludes the
 * others, of whichever replica. To be called by threads that may block.
 */
public final class Rebuilds {

  private final Retries retries;

  public Rebuilds(Sessions sessions, Duration patience) {
    this.retries = new Retries(sessions, patience);
  }

  /**
   * Begins to build a generation; one that is on its way already is the answer too.
   *
   * @param byHand whether an operator wants to switch to it
   */
  public Outcome start(Written written, boolean byHand) {
    return change(
        written.name(),
        (transaction, family) -> {
          var coming = family.coming();
          if (coming.isPresent() && !written.fills(coming.get())) {
            return new Outcome.Refused(
                "%s of code version %d is on its way; cancel it first"
                    .formatted(coming.get().id(), coming.get().codeVersion()));
          }
          return coming
              .<Outcome>map(Outcome.Done::new)
              .orElseGet(() -> build(transaction, family, written, byHand));
        });
  }

  /** Sees to it that the live generation will be one of this code: the code has changed. */
  public Outcome follow(Written written) {
    return change(
        written.name(),
        (transaction, family) -> {
          var live = family.live();
          if (live.isEmpty() || written.fills(live.get())) {
            return new Outcome.Refused("the live generation is of this code");
          }
          var coming = family.coming();
          if (coming.filter(written::fills).isPresent()) {
            return new Outcome.Done(coming.get());
          }
          coming.ifPresent(other -> Switch.end(transaction, other, Standing.CANCELLED));
          return family
              .previous()
              .filter(written::fills)
              .<Outcome>map(former -> again(transaction, former))
              .orElseGet(() -> build(transaction, family, written, false));
        });
  }

  /** Gives readers the generation that is level. */
  public Outcome switchTo(String projection) {
    return change(
        projection,
        (transaction, family) ->
            family
                .in(Standing.LEVEL)
                .map(next -> new Switch(transaction, family).to(next))
                .orElseGet(() -> new Outcome.Refused("no generation is level and compared")));
  }

  /** Gives readers back what they saw before; the generation that they see now is kept. */
  public Outcome rollback(Written written) {
    return change(
        written.name(),
        (transaction, family) -> {
          var previous = family.previous();
          if (previous.isEmpty()) {
            return new Outcome.Refused("there is no previous generation to go back to");
          }
          if (!written.fills(previous.get())) {
            return new Outcome.Refused(
                "%s was filled by code version %d and is not fed by this one: deploy that version to go back"
                    .formatted(previous.get().id(), previous.get().codeVersion()));
          }
          return new Switch(transaction, family).to(previous.get());
        });
  }

  /** Gives up the generation that is on its way, and leaves nothing of it. */
  public Outcome cancel(String projection) {
    return end(projection, Family::coming, Standing.CANCELLED, "nothing is being built");
  }

  /** Drops the previous generation: there is no going back any more. */
  public Outcome drop(String projection) {
    return end(projection, Family::previous, Standing.DROPPED, "there is no previous generation");
  }

  /** Begins to build a generation that stays at a moment of the past. */
  public Outcome sandbox(Written written, Instant asOf, @Nullable String name) {
    return change(
        written.name(),
        (transaction, family) -> {
          var called = name == null ? written.name() + "-" + family.next() : name;
          if (Generations.isSandbox(transaction, called)) {
            return new Outcome.Refused("there is a sandbox " + called + " already");
          }
          var purpose = new Purpose(Standing.SANDBOX, false, called, asOf);
          var added = add(transaction, family, written, purpose);
          if (added instanceof Outcome.Done done) {
            Shapes.showParked(transaction, done.generation());
          }
          return added;
        });
  }

  /** Removes a sandbox, and leaves nothing of it. */
  public Outcome remove(String projection, String sandbox) {
    return end(
        projection,
        family -> family.sandbox(sandbox),
        Standing.DROPPED,
        "there is no sandbox " + sandbox);
  }

  private Outcome end(
      String projection,
      Function<Family, Optional<Generation>> which,
      Standing standing,
      String none) {
    return change(
        projection,
        (transaction, family) -> {
          var found = which.apply(family);
          found.ifPresent(one -> Switch.end(transaction, one, standing));
          return found.<Outcome>map(Outcome.Done::new).orElseGet(() -> new Outcome.Refused(none));
        });
  }

  private static Outcome build(
      Transaction transaction, Family family, Written written, boolean byHand) {
    return add(transaction, family, written, new Purpose(Standing.BUILDING, byHand, null, null));
  }

  private static Outcome again(Transaction transaction, Generation former) {
    Generations.again(transaction, former.id(), false);
    return new Outcome.Done(former);
  }

  private static Outcome add(
      Transaction transaction, Family family, Written written, Purpose purpose) {
    var id = new ProjectionId(written.name(), family.next());
    var added = purpose.of(id, written);
    Shapes.createSchema(transaction, added.ownSchema());
    for (var table : written.tables()) {
      Shapes.copy(transaction, table, Generation.READERS, added.ownSchema());
    }
    Generations.add(transaction, added);
    return new Outcome.Done(added);
  }

  private Outcome change(String projection, Change change) {
    return retries.run(transaction -> {
      var family = new Family(Generations.locked(transaction, projection));
      var outcome = change.apply(transaction, family);
      return outcome instanceof Outcome.Done done ? now(transaction, done) : outcome;
    });
  }

  // As it is stored after the change.
  private static Outcome now(Transaction transaction, Outcome.Done done) {
    var id = done.generation().id();
    return Generations.locked(transaction, id.name()).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .<Outcome>map(Outcome.Done::new)
        .orElse(done);
  }

  private interface Change {
    Outcome apply(Transaction transaction, Family family);
  }

  private record Purpose(
      Standing standing, boolean byHand, @Nullable String sandbox, @Nullable Instant asOf) {

    Generation of(ProjectionId id, Written written) {
      var bare =
          new Generation(
              id,
              written.code().version(),
              standing,
              List.copyOf(written.tables()),
              null,
              sandbox,
              asOf,
              byHand,
              null,
              null,
              Instant.EPOCH,
              null,
              null,
              null);
      return bare.in(bare.ownSchema());
    }
  }
}
