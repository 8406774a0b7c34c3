package dev.hindsight.query.history;

import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Snapshots;
import dev.hindsight.query.entity.EntityState;
import io.micrometer.core.instrument.DistributionSummary;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Any past state of the entities of a view: the nearest snapshot and the events after it, folded as
 * the view itself folds them.
 *
 * @param <R> what the view keeps
 * @param <A> how it answers
 */
public final class Past<R extends Record, A> {

  // More than a snapshot's interval, so that one page is enough whenever there is a snapshot.
  private static final int PAGE = 500;

  private final EntityProjection<R> projection;
  private final String kind;
  private final Histories histories;
  private final Snapshots snapshots;
  private final DistributionSummary events;
  private final Function<UUID, Uni<Telling<R, A>>> tellings;

  Past(
      EntityProjection<R> projection,
      Histories histories,
      Snapshots snapshots,
      DistributionSummary events,
      Function<UUID, Uni<Telling<R, A>>> tellings) {
    this.projection = projection;
    this.kind = projection.kinds().iterator().next();
    this.histories = histories;
    this.snapshots = snapshots;
    this.events = events;
    this.tellings = tellings;
  }

  /** How the entity is told of just now. */
  public Uni<Telling<R, A>> telling(UUID id) {
    return Uni.createFrom().deferred(() -> tellings.apply(id));
  }

  StreamName stream(UUID id) {
    return new StreamName(kind, id);
  }

  Histories histories() {
    return histories;
  }

  EntityProjection<R> projection() {
    return projection;
  }

  /** The entity at a moment, or a 404 that says why not. */
  public Uni<PastState<R>> at(UUID id, Moment moment) {
    return switch (moment) {
      case Moment.AtVersion at -> atVersion(id, at.version());
      case Moment.AsOf asOf ->
          switch (asOf.axis()) {
            case RECORDED -> recordedBy(id, asOf.instant());
            case OCCURRED -> occurredBy(id, asOf.instant());
          };
    };
  }

  /** The last version that the history has, or a 404. */
  public Uni<Long> newestVersion(UUID id) {
    return newest(id).map(Place::version);
  }

  Uni<Place> newest(UUID id) {
    return histories
        .newest(stream(id))
        .map(found -> found.orElseThrow(() -> Problems.notFound(kind, id)));
  }

  /** The last version that was recorded before an instant; 0 for none. */
  public Uni<Long> lastBefore(UUID id, Instant instant) {
    return histories
        .recordedBy(stream(id), instant.minusNanos(1_000))
        .map(found -> found.map(Place::version).orElse(0L));
  }

  /** The version of a moment; the first one when nothing was there yet. */
  Uni<Long> versionAt(UUID id, Moment moment) {
    return switch (moment) {
      case Moment.AtVersion at ->
          histories
              .at(stream(id), at.version())
              .chain(found ->
                  found.isPresent()
                      ? Uni.createFrom().item(at.version())
                      : noVersion(id, at.version()));
      case Moment.AsOf asOf -> {
        var found =
            switch (asOf.axis()) {
              case RECORDED -> histories.recordedBy(stream(id), asOf.instant());
              case OCCURRED -> histories.occurredBy(stream(id), asOf.instant());
            };
        yield found.map(place -> place.map(Place::version).orElse(1L));
      }
    };
  }

  /** What the events after a version did, up to another one; no more of them than a page. */
  public Uni<Steps<R>> steps(UUID id, long after, long upTo, int most) {
    return foldTo(id, after).chain(folded -> stepsOn(id, folded, upTo, most));
  }

  /** The same, when the state at the version before is known already. */
  Uni<Steps<R>> stepsOn(UUID id, Folded<R> start, long upTo, int most) {
    return histories
        .events(stream(id), start.version(), upTo, most)
        .map(found -> {
          var steps = new ArrayList<Step<R>>(found.size());
          var now = start;
          for (var recorded : found) {
            var next = now.plus(projection, recorded);
            steps.add(new Step<>(recorded, now.row(), next.row()));
            now = next;
          }
          return new Steps<>(start.version(), start.row(), steps);
        });
  }

  private Uni<PastState<R>> atVersion(UUID id, long version) {
    return histories
        .at(stream(id), version)
        .chain(found -> found.isPresent() ? state(id, found.get()) : noVersion(id, version));
  }

  private Uni<PastState<R>> recordedBy(UUID id, Instant instant) {
    return histories
        .recordedBy(stream(id), instant)
        .chain(found -> found.isPresent() ? state(id, found.get()) : notYet(id, instant));
  }

  /**
   * All events that had happened by then, in the order of the stream: first the longest unbroken
   * beginning, which has a snapshot near it; then those that were recorded late.
   */
  private Uni<PastState<R>> occurredBy(UUID id, Instant instant) {
    return histories
        .occurredBy(stream(id), instant)
        .chain(found ->
            found
                .map(place -> foldTo(id, place.version()))
                .orElseGet(() -> Uni.createFrom().item(Folded.nothing()))
                .chain(folded -> foldLate(id, instant, folded))
                .chain(folded ->
                    folded.row() == null
                        ? notYet(id, instant)
                        : histories
                            .at(stream(id), folded.version())
                            .map(Optional::orElseThrow)
                            .map(place -> shown(id, place, folded))));
  }

  private Uni<PastState<R>> state(UUID id, Place place) {
    return foldTo(id, place.version()).map(folded -> shown(id, place, folded));
  }

  private PastState<R> shown(UUID id, Place place, Folded<R> folded) {
    events.record(folded.events());
    var row = folded.row();
    if (row == null) {
      throw Problems.of(
          Status.NOT_FOUND,
          "not-found",
          "Not found",
          "There is no %s %s at version %d.".formatted(kind, id, place.version()));
    }
    var stale = place.parked() && place.isNewest();
    var state = new EntityState<>(id, place.version(), stale, row);
    return new PastState<>(state, place.recordedAt());
  }

  /** The state at a version that is there. */
  Uni<Folded<R>> foldTo(UUID id, long version) {
    return snapshots
        .newest(projection, id, version)
        .chain(snapshot ->
            foldOn(
                snapshot.map(Folded::of).orElseGet(Folded::nothing),
                (folded, most) -> histories.events(stream(id), folded.version(), version, most)));
  }

  private Uni<Folded<R>> foldLate(UUID id, Instant instant, Folded<R> beginning) {
    return foldOn(
        beginning,
        (folded, most) -> histories.lateEvents(stream(id), folded.version(), instant, most));
  }

  private Uni<Folded<R>> foldOn(
      Folded<R> before, BiFunction<Folded<R>, Integer, Uni<List<Recorded>>> next) {
    return next.apply(before, PAGE)
        .chain(found -> {
          var after = before.plus(projection, found);
          return found.size() < PAGE ? Uni.createFrom().item(after) : foldOn(after, next);
        });
  }

  private <T> Uni<T> noVersion(UUID id, long version) {
    return newest(id)
        .map(newest -> {
          if (newest.parked()) {
            throw Problems.later(
                "parked",
                "Events of %s after version %d wait.".formatted(id, newest.version()),
                30);
          }
          throw Problems.of(
              Status.NOT_FOUND,
              "unknown-version",
              "Not found",
              "The %s %s has %d versions, not %d.".formatted(kind, id, newest.version(), version));
        });
  }

  private <T> Uni<T> notYet(UUID id, Instant instant) {
    return newest(id)
        .map(newest -> {
          throw Problems.of(
              Status.NOT_FOUND,
              "not-found",
              "Not found",
              "There was no %s %s yet at %s.".formatted(kind, id, instant));
        });
  }
}
