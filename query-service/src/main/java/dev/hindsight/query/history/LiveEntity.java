package dev.hindsight.query.history;

import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.live.LiveEvent;
import dev.hindsight.kit.live.Look;
import dev.hindsight.kit.live.Seen;
import dev.hindsight.query.entity.EntityState;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entity as it is, and then every change of it as it comes. */
final class LiveEntity<R extends Record, A> implements Look {

  private static final int PAGE = 100;

  private final Past<R, A> past;
  private final UUID id;
  private final EventStreams streams;
  private @Nullable Folded<R> told;

  LiveEntity(Past<R, A> past, UUID id, EventStreams streams) {
    this.past = past;
    this.id = id;
    this.streams = streams;
  }

  @Override
  public Uni<Seen> after(@Nullable String lastId) {
    var version =
        lastId == null
            ? past.newestVersion(id).map(newest -> newest - 1)
            : Uni.createFrom().item(Numbers.version("Last-Event-ID", lastId));
    return version
        .chain(this::from)
        .chain(from -> past.stepsOn(id, from, Long.MAX_VALUE, PAGE))
        .chain(this::tell);
  }

  private Uni<Folded<R>> from(long version) {
    var known = told;
    return known != null && known.version() == version
        ? Uni.createFrom().item(known)
        : past.foldTo(id, version);
  }

  private Uni<Seen> tell(Steps<R> page) {
    return past.telling(id)
        .map(telling -> {
          var events = page.steps().stream().flatMap(step -> event(step, telling)).toList();
          told = new Folded<>(page.last(), page.lastRow(), 0);
          return page.steps().size() < PAGE ? Seen.all(events) : Seen.some(events);
        });
  }

  private Stream<LiveEvent> event(Step<R> step, Telling<R, A> telling) {
    var row = step.after();
    if (row == null) {
      return Stream.empty();
    }
    var state = telling.state(new EntityState<>(id, step.version(), false, row));
    var type = step.recorded().envelope().type();
    return Stream.of(streams.event(Long.toString(step.version()), type, state));
  }
}
