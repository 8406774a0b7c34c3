package dev.hindsight.kit.testkit;

import dev.hindsight.events.Event;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.personal.Scrubbing;
import dev.hindsight.kit.projection.EntityProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Given events, then the row: the pure fold alone, in a test without any machinery.
 *
 * <pre>{@code
 * ProjectionSpec.of(new CartViewProjection()).given(new CartOpened(null)).thenRow(expected);
 * }</pre>
 */
public final class ProjectionSpec<R extends Record> {

  private final EntityProjection<R> projection;
  private final StreamName stream;
  private final List<Record> facts = new ArrayList<>();
  private @Nullable R row;
  private long version;

  private ProjectionSpec(EntityProjection<R> projection, StreamName stream) {
    this.projection = projection;
    this.stream = stream;
  }

  /** Of an entity of the projection's first kind. */
  public static <R extends Record> ProjectionSpec<R> of(EntityProjection<R> projection) {
    var kind = projection.kinds().iterator().next();
    return of(projection, new StreamName(kind, new UUID(7L << 12, 1L << 63)));
  }

  /** Of a certain entity. */
  public static <R extends Record> ProjectionSpec<R> of(
      EntityProjection<R> projection, StreamName stream) {
    return new ProjectionSpec<>(projection, stream);
  }

  /** Folds events as the next ones of the entity. */
  public ProjectionSpec<R> given(Event... events) {
    for (var event : events) {
      given(TestEvents.recorded(stream, version + 1, event));
    }
    return this;
  }

  /** Folds an event with an envelope of the test's own. */
  public ProjectionSpec<R> given(Recorded recorded) {
    row = projection.fold(row, recorded, facts::add);
    version = recorded.envelope().version();
    return this;
  }

  /** Fails unless the row is this one. */
  public ProjectionSpec<R> thenRow(R expected) {
    return same("the row", expected, row);
  }

  /** Fails unless there is no row. */
  public ProjectionSpec<R> thenNoRow() {
    return same("the row", null, row);
  }

  /** Fails unless nothing personal is left in the row, as it must be after an erasure. */
  public ProjectionSpec<R> thenNothingPersonal() {
    return same("what is personal", List.of(), Scrubbing.personalFieldsIn(row));
  }

  /** Fails unless these facts were added, in this order. */
  public ProjectionSpec<R> thenFacts(Record... expected) {
    var added = facts.stream().filter(fact -> projection.facts().contains(fact.getClass()));
    return same("the facts", List.of(expected), added.toList());
  }

  /** Everything that was added so far, facts and tallies, for assertions of the test's own. */
  public List<Record> added() {
    return List.copyOf(facts);
  }

  /** The row as it is, for assertions of the test's own. */
  public @Nullable R row() {
    return row;
  }

  private ProjectionSpec<R> same(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(
          what
              + " of "
              + stream
              + " at version "
              + version
              + "\nshould be "
              + expected
              + "\nbut is    "
              + actual);
    }
    return this;
  }
}
