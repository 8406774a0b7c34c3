package dev.hindsight.command.handler;

import dev.hindsight.command.log.StoredEvent;
import dev.hindsight.command.log.StoredSnapshot;
import dev.hindsight.command.log.StreamPage;
import dev.hindsight.command.log.StreamQuery;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.command.snapshot.Taken;
import dev.hindsight.events.EventCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A state on its way out of the log, page by page, from a snapshot or from nothing. Used by one
 * thread at a time.
 */
final class Loading {

  final Line line;

  /** Whether there is more to read. */
  boolean more = true;

  /** Why the stream cannot be folded. */
  @Nullable RuntimeException failure;

  private @Nullable String snapshotsOf;
  private Object state;
  private long version;
  private long position;
  private @Nullable StoredEvent last;
  private long folded;
  private @Nullable StreamPage page;

  Loading(Line line, @Nullable String snapshotsOf) {
    this.line = line;
    this.snapshotsOf = snapshotsOf;
    this.state = line.fold.initial();
  }

  StreamQuery query() {
    return new StreamQuery(line.stream, version, version == 0 ? snapshotsOf : null);
  }

  /** Keeps a page until it is folded, and tells how many characters that will be. */
  long arrived(StreamPage next) {
    page = next;
    var snapshot = next.snapshot();
    var events = next.events().stream().mapToLong(event -> event.data().length()).sum();
    return events + (snapshot == null ? 0 : snapshot.state().length());
  }

  /** Folds the page that has arrived; it may be on any thread. */
  void fold(EventCodec codec, Snapshots snapshots) {
    var arrived = page;
    page = null;
    if (arrived == null) {
      return;
    }
    try {
      if (arrived.snapshot() != null && !startFrom(arrived.snapshot(), snapshots)) {
        snapshotsOf = null;
        return;
      }
      arrived.events().forEach(event -> fold(event, codec));
      more = arrived.more();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private boolean startFrom(StoredSnapshot snapshot, Snapshots snapshots) {
    var opened = snapshots.open(snapshot);
    opened.ifPresent(known -> {
      state = known;
      version = snapshot.version();
      position = snapshot.position();
    });
    return opened.isPresent();
  }

  private void fold(StoredEvent event, EventCodec codec) {
    if (event.version() != version + 1) {
      throw new IllegalStateException(
          line.stream + " has version " + event.version() + " behind version " + version);
    }
    var decoded = codec.decode(event.type(), event.data().getBytes(StandardCharsets.UTF_8));
    state = line.fold.evolve(state, decoded);
    version++;
    position = event.position();
    folded++;
    last = event;
  }

  /** Hands the state over to the line. */
  void finish() {
    line.state = state;
    line.version = version;
    line.position = position;
    line.known = true;
  }

  /** The state, if it took so long to read that it is worth a snapshot. */
  @Nullable Taken worthKeeping(Snapshots snapshots) {
    return last != null && snapshots.wouldHaveSaved(folded)
        ? new Taken(line.stream, version, position, last.id(), state, line.fold.weight(state))
        : null;
  }
}
