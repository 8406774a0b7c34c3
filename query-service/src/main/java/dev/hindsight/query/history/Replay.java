package dev.hindsight.query.history;

import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.live.LiveEvent;
import dev.hindsight.kit.live.Look;
import dev.hindsight.kit.live.Seen;
import dev.hindsight.query.entity.EntityState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of an entity once more: each event with the state that it led to, at the pace at which
 * they happened times a factor. Asked one question at a time.
 */
final class Replay<R extends Record, A> implements Look {

  private static final int PAGE = 100;

  private final Past<R, A> past;
  private final UUID id;
  private final Pace pace;
  private final long before;
  private final EventStreams streams;
  private final ArrayDeque<Step<R>> ahead = new ArrayDeque<>();

  private @Nullable Folded<R> folded;
  private @Nullable Instant last;
  private long due = System.nanoTime();

  /**
   * @param before the version before the one that it begins with
   */
  Replay(Past<R, A> past, UUID id, long before, Pace pace, EventStreams streams) {
    this.past = past;
    this.id = id;
    this.before = before;
    this.pace = pace;
    this.streams = streams;
  }

  @Override
  public Uni<Seen> after(@Nullable String lastId) {
    var version = lastId == null ? before : Numbers.version("Last-Event-ID", lastId);
    // What was read ahead was not told: a look that failed is asked again.
    ahead.removeIf(step -> step.version() <= version);
    return ahead.isEmpty() ? readAhead(version).chain(done -> next()) : next();
  }

  private Uni<Void> readAhead(long version) {
    var known = folded;
    var start =
        known != null && known.version() == version
            ? Uni.createFrom().item(known)
            : past.foldTo(id, version);
    return start
        .chain(from -> past.stepsOn(id, from, Long.MAX_VALUE, PAGE))
        .invoke(page -> {
          ahead.addAll(page.steps());
          folded = new Folded<>(page.last(), page.lastRow(), 0);
        })
        .replaceWithVoid();
  }

  private Uni<Seen> next() {
    var step = ahead.peek();
    if (step == null) {
      return Uni.createFrom().item(Seen.last(List.of(LiveEvent.of(null, "end", "{}"))));
    }
    var at = pace.time(step.recorded().envelope());
    var now = System.nanoTime();
    // A reader who was slow is not made to read all that was missed at once.
    due = Math.max(now, due + (last == null ? 0 : pace.gap(last, at).toNanos()));
    last = at;
    var told = past.telling(id).map(telling -> Seen.some(List.of(event(step, telling))));
    return due == now
        ? told
        : Uni.createFrom()
            .voidItem()
            .onItem()
            .delayIt()
            .by(Duration.ofNanos(due - now))
            .chain(() -> told);
  }

  private LiveEvent event(Step<R> step, Telling<R, A> telling) {
    var row = step.after();
    var state =
        row == null ? null : telling.state(new EntityState<>(id, step.version(), false, row));
    var told = EventTexts.of(step.recorded(), telling);
    return streams.event(
        Long.toString(step.version()), told.type(), new ReplayedEvent<>(told, state));
  }
}
