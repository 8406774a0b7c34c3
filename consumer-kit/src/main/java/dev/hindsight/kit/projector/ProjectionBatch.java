package dev.hindsight.kit.projector;

import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.UnreadableEvent;
import dev.hindsight.kit.parking.ParkedEvent;
import dev.hindsight.kit.parking.ParkedStream;
import dev.hindsight.kit.personal.Scrubbing;
import dev.hindsight.kit.table.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one batch does to one projection, worked out in memory entity by entity. */
public final class ProjectionBatch<R extends Record> {

  private final ProjectionTables<R> tables;
  private final List<Slice> slices;
  private final Map<String, String> refused;

  /** The state of each entity that the batch touches; without a row when there is none. */
  private final Map<String, Entity<R>> states = new HashMap<>();

  /** Streams that had a row before the batch. */
  private final Set<String> stored = new HashSet<>();

  final Set<String> changed = new LinkedHashSet<>();
  final List<StreamFact> facts = new ArrayList<>();
  final List<Entity<R>> snapshots = new ArrayList<>();
  final Map<String, ParkedStream> parkedStreams = new LinkedHashMap<>();
  final List<ParkedEvent> parkedEvents = new ArrayList<>();
  int applied;
  int repeated;

  /**
   * @param refused streams whose rows the database would not take, and why: they are parked
   */
  ProjectionBatch(ProjectionTables<R> tables, List<Slice> slices, Map<String, String> refused) {
    this.tables = tables;
    this.slices = slices;
    this.refused = refused;
  }

  public ProjectionTables<R> tables() {
    return tables;
  }

  /** What entities become by it, in the order in which they first change. */
  public List<Entity<R>> changes() {
    return changed.stream().map(states::get).filter(Objects::nonNull).toList();
  }

  /** Whether a row of the stream was known before. */
  public boolean wasStored(String stream) {
    return stored.contains(stream);
  }

  /** The streams that it parks anew, and why. */
  public Map<String, String> parks() {
    var reasons = new LinkedHashMap<String, String>();
    parkedStreams.forEach((stream, parked) -> reasons.put(stream, parked.reason()));
    return reasons;
  }

  /**
   * Gets the rows that the events build upon: from memory, else from the table. An entity whose
   * first event is in the batch has none, unless {@code sure} says to look all the same.
   */
  void load(ProjectionStore store, boolean sure) {
    var wanted = new LinkedHashSet<String>();
    var seen = new HashSet<String>();
    for (var slice : slices) {
      for (var incoming : slice.records()) {
        var stream = incoming.stream();
        if (tables.wants(stream) && seen.add(stream) && !slice.lane().isParked(stream)) {
          var cached = cached(slice.lane(), stream);
          if (cached != null) {
            known(stream, cached);
          } else if (sure || !isFirst(incoming)) {
            wanted.add(stream);
          }
        }
      }
    }
    wanted.removeIf(stream -> stream.startsWith("?"));
    if (!wanted.isEmpty()) {
      store.entities(tables, wanted).forEach(entity -> known(entity.stream().toString(), entity));
    }
  }

  /** Folds all events, in order. */
  void fold() {
    for (var slice : slices) {
      for (var incoming : slice.records()) {
        if (tables.wants(incoming.stream())) {
          fold(slice.lane(), incoming);
        }
      }
    }
  }

  /**
   * Counts an event as applied without applying it. One whose headers cannot be read has no version
   * and counts for nothing.
   */
  void leaveOut(Incoming incoming) {
    var stream = incoming.stream();
    var before = states.get(stream);
    incoming
        .envelope()
        .filter(envelope -> envelope.version() > (before == null ? 0 : before.version()))
        .ifPresent(envelope -> {
          states.put(
              stream,
              new Entity<>(
                  envelope.stream(),
                  envelope.version(),
                  envelope.position(),
                  envelope.recordedAt(),
                  before == null ? null : before.row()));
          changed.add(stream);
        });
  }

  @Nullable Entity<R> state(String stream) {
    return states.get(stream);
  }

  /** The entities that the batch changed, of one lane. */
  Map<String, Entity<?>> changedIn(int partition) {
    var found = new HashMap<String, Entity<?>>();
    for (var slice : slices) {
      if (slice.lane().partition() == partition) {
        for (var incoming : slice.records()) {
          var state = states.get(incoming.stream());
          if (state != null && changed.contains(incoming.stream())) {
            found.put(incoming.stream(), state);
          }
        }
      }
    }
    return found;
  }

  private void fold(Lane lane, Incoming incoming) {
    var stream = incoming.stream();
    var reason = refused.get(stream);
    if (lane.isParked(stream) || parkedStreams.containsKey(stream)) {
      parkedEvents.add(ParkedEvent.of(stream, incoming.record()));
    } else if (reason != null) {
      park(incoming, reason);
    } else {
      try {
        judge(incoming, incoming.recorded());
      } catch (UnreadableEvent e) {
        park(incoming, e.getMessage());
      }
    }
  }

  private void judge(Incoming incoming, Recorded recorded) {
    var state = states.get(incoming.stream());
    switch (Verdict.of(state, recorded.envelope())) {
      case NEXT -> apply(incoming, recorded, state);
      case REPEATED -> repeated++;
      case GAP, FORK -> park(incoming, odd(state, recorded));
    }
  }

  private void apply(Incoming incoming, Recorded recorded, @Nullable Entity<R> before) {
    var envelope = recorded.envelope();
    var added = new ArrayList<StreamFact>(0);
    try {
      var row =
          tables
              .projection()
              .fold(
                  before == null ? null : before.row(),
                  recorded,
                  fact -> added.add(own(incoming, fact)));
      if (recorded.event() instanceof CustomerErased) {
        Scrubbing.check(row);
      }
      var after =
          new Entity<>(
              envelope.stream(),
              envelope.version(),
              envelope.position(),
              envelope.recordedAt(),
              row);
      states.put(incoming.stream(), after);
      if (row != null && tables.keeps(envelope.version())) {
        snapshots.add(after);
      }
      changed.add(incoming.stream());
      facts.addAll(added);
      applied++;
    } catch (RuntimeException | StackOverflowError e) {
      park(incoming, envelope.type() + " v" + envelope.version() + ": " + e);
    }
  }

  private void park(Incoming incoming, @Nullable String reason) {
    var stream = incoming.stream();
    var why = reason == null ? "unknown" : reason;
    parkedStreams.put(stream, new ParkedStream(stream, incoming.record().partition(), why));
    parkedEvents.add(ParkedEvent.of(stream, incoming.record()));
  }

  private StreamFact own(Incoming incoming, Record fact) {
    if (!tables.facts().containsKey(fact.getClass())
        && !tables.tallies().containsKey(fact.getClass())) {
      throw new IllegalArgumentException(fact.getClass() + " is not one of facts() or tallies()");
    }
    return new StreamFact(incoming.stream(), incoming.record().partition(), fact);
  }

  private static String odd(@Nullable Entity<?> state, Recorded recorded) {
    var envelope = recorded.envelope();
    return "version %d at position %d came after version %d at position %d"
        .formatted(
            envelope.version(),
            envelope.position(),
            state == null ? 0 : state.version(),
            state == null ? 0 : state.position());
  }

  private void known(String stream, Entity<R> entity) {
    states.put(stream, entity);
    if (entity.row() != null) {
      stored.add(stream);
    }
  }

  // A lane holds entities of its own projection alone.
  @SuppressWarnings("unchecked")
  private @Nullable Entity<R> cached(Lane lane, String stream) {
    return (Entity<R>) lane.cached(stream);
  }

  private static boolean isFirst(Incoming incoming) {
    try {
      return incoming.recorded().envelope().version() == 1;
    } catch (UnreadableEvent e) {
      return false;
    }
  }
}
