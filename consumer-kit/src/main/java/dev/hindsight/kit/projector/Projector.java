package dev.hindsight.kit.projector;

import dev.hindsight.events.CloudEvents;
import dev.hindsight.kit.checkpoint.Checkpoint;
import dev.hindsight.kit.checkpoint.Move;
import dev.hindsight.kit.parking.ParkedStream;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Commit;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.service.log.LogFields;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies batches, each in one transaction: rows, facts, parked events and checkpoints of all its
 * lanes. One thread uses it, with one connection.
 */
public final class Projector implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Projector.class);

  private final ProjectionStore store;
  private final Board board;
  private final long mostParked;
  private final Erasures erasures;
  private final AppliedSpans spans;

  /**
   * @param erased hears of every customer whose erasure comes by, before it is applied
   * @param spans tells what was applied
   */
  public Projector(
      ProjectionStore store,
      Board board,
      long mostParked,
      Consumer<UUID> erased,
      AppliedSpans spans) {
    this.store = store;
    this.board = board;
    this.mostParked = mostParked;
    this.erasures = new Erasures(erased);
    this.spans = spans;
  }

  /** Reads the stored state of a lane. */
  public void load(Lane lane) {
    lane.load(store);
    var now = lane.checkpoint();
    // A lane whose generation is no more has none.
    if (now != null) {
      board.heard(
          List.of(
              Commit.found(
                  lane.projection(), lane.partition(), now.epoch(), reached(now), lane.parked())));
    }
  }

  /**
   * Commits everything or nothing. After an exception the lanes have forgotten what they knew and
   * must be loaded again.
   *
   * @throws Fenced when another writer has moved a checkpoint
   */
  public void apply(List<Slice> batch) {
    var since = Instant.now();
    var slices = batch.stream().map(slice -> slice.unapplied(store::cameBy)).toList();
    try {
      erasures.tell(slices);
      attempt(slices, false, Refusals.NONE);
      measure(slices, since);
      spans.tell(slices, since);
    } catch (RuntimeException e) {
      slices.forEach(slice -> slice.lane().forget());
      throw e;
    }
  }

  private static void measure(List<Slice> slices, Instant since) {
    var duration = Duration.between(since, Instant.now());
    slices.stream()
        .map(slice -> slice.lane().tables().meters())
        .distinct()
        .forEach(meters -> meters.took(duration));
  }

  private void attempt(List<Slice> slices, boolean sure, Refusals refused) {
    var batches = batches(slices, refused);
    for (var batch : batches) {
      batch.load(store, sure);
      batch.fold();
    }
    try {
      commit(slices, batches);
    } catch (Fenced e) {
      batches.forEach(batch -> batch.tables().meters().fenced());
      throw e;
    } catch (PgException e) {
      again(slices, batches, sure, refused, e);
    }
  }

  private void again(
      List<Slice> slices,
      List<ProjectionBatch<?>> batches,
      boolean sure,
      Refusals refused,
      PgException e) {
    if (Refusals.isRowThere(e) && !sure) {
      attempt(slices, true, refused);
    } else if (Refusals.isOfValues(e) && refused.isEmpty()) {
      var found = store.refusals(batches);
      if (found.isEmpty()) {
        throw e;
      }
      attempt(slices, sure, found);
    } else {
      throw e;
    }
  }

  private void commit(List<Slice> slices, List<ProjectionBatch<?>> batches) {
    var moves = slices.stream().map(Projector::move).toList();
    batches.forEach(this::limit);
    store.commit(moves, batches);
    var commits = new ArrayList<Commit>();
    for (int i = 0; i < slices.size(); i++) {
      commits.add(remember(slices.get(i).lane(), moves.get(i).to(), batches));
    }
    batches.forEach(batch -> batch.tables().meters().committed(batch.applied, batch.repeated));
    board.committed(commits);
  }

  private static Commit remember(Lane lane, Checkpoint now, List<ProjectionBatch<?>> batches) {
    var streams = new HashSet<String>();
    for (var batch : batches) {
      if (batch.tables().isSame(lane.tables())) {
        var rows = batch.changedIn(lane.partition());
        lane.committed(now, rows, batch.parkedStreams.keySet());
        streams.addAll(rows.keySet());
        streams.addAll(batch.parkedStreams.keySet());
      }
    }
    return new Commit(
        lane.projection(), lane.partition(), now.epoch(), reached(now), lane.parked(), streams);
  }

  private static Reached reached(Checkpoint now) {
    return new Reached(now.position(), now.recordedAt());
  }

  private void limit(ProjectionBatch<?> batch) {
    if (batch.parkedStreams.isEmpty()) {
      return;
    }
    var id = batch.tables().id();
    batch.parkedStreams.values().forEach(parked -> tell(id, parked));
    var parked = store.countParked(id) + batch.parkedStreams.size();
    if (parked > mostParked) {
      var last = batch.parkedStreams.values().iterator().next().reason();
      throw new TooManyParked(id, parked, mostParked, last);
    }
  }

  private static void tell(ProjectionId id, ParkedStream parked) {
    try (var _ = LogFields.ofStream(parked.stream()).and("projection", id)) {
      LOG.errorf("%s parks %s: %s", id, parked.stream(), parked.reason());
    }
  }

  private static List<ProjectionBatch<?>> batches(List<Slice> slices, Refusals refused) {
    Map<Place, List<Slice>> byPlace = new LinkedHashMap<>();
    for (var slice : slices) {
      byPlace.computeIfAbsent(Place.of(slice.lane()), none -> new ArrayList<>()).add(slice);
    }
    var batches = new ArrayList<ProjectionBatch<?>>();
    for (var own : byPlace.values()) {
      batches.add(refused.batch(own.getFirst().lane().tables(), own));
    }
    return batches;
  }

  private static Move move(Slice slice) {
    var lane = slice.lane();
    var from = Objects.requireNonNull(lane.checkpoint(), "a lane must be loaded before a batch");
    var position = from.position();
    var recordedAt = from.recordedAt();
    // What is no event may lie at the end: then the last one before it counts.
    for (var record : slice.records().reversed()) {
      if (record.position() > 0) {
        position = Math.max(position, record.position());
        var time = text(Incoming.header(record.record().headers(), CloudEvents.RECORDED_TIME));
        recordedAt = time == null ? recordedAt : instant(time, recordedAt);
        break;
      }
    }
    return new Move(
        lane.projection(),
        lane.partition(),
        from,
        from.advanced(slice.nextOffset(), position, recordedAt));
  }

  private static @Nullable String text(byte @Nullable [] header) {
    return header == null ? null : new String(header, StandardCharsets.UTF_8);
  }

  // A record that is no event is parked by those who want it; it only lacks a time here.
  private static @Nullable Instant instant(String text, @Nullable Instant otherwise) {
    try {
      return Instant.parse(text);
    } catch (java.time.DateTimeException e) {
      return otherwise;
    }
  }

  /** Notes that a lane has come to the moment at which it stops. */
  public void complete(Lane lane) {
    lane.complete(store);
    board.changed();
  }

  @Override
  public void close() {
    store.close();
  }

  /** A generation and where its tables are. */
  private record Place(ProjectionId id, @Nullable String schema) {
    static Place of(Lane lane) {
      return new Place(lane.projection(), lane.tables().schema());
    }
  }
}
