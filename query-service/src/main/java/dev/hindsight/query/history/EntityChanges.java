package dev.hindsight.query.history;

import dev.hindsight.events.StreamName;
import dev.hindsight.kit.live.Changes;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Tells those who watch an entity that it changed, and nobody else: one statement for all of them
 * after a commit, at most some times a second, instead of one for each.
 */
@ApplicationScoped
public class EntityChanges {

  private static final Logger LOG = Logger.getLogger(EntityChanges.class);
  private static final Duration REST = Duration.ofMillis(20);
  private static final Duration LONG_REST = Duration.ofSeconds(1);

  private final Histories histories;
  private final Changes changes;
  private final Map<StreamName, Watched> watched = new ConcurrentHashMap<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicLong told = new AtomicLong();

  EntityChanges(Histories histories, Changes changes) {
    this.histories = histories;
    this.changes = changes;
  }

  void follow(@Observes StartupEvent event) {
    changes.of(HistoryProjection.NAME).subscribe().with(tick -> changed());
  }

  /** A tick after each change of an entity; several that come together may be one. */
  Multi<Long> of(StreamName stream) {
    return Multi.createFrom()
        .emitter(emitter -> listen(stream, emitter), BackPressureStrategy.LATEST);
  }

  /** How many entities are watched. */
  int watched() {
    return watched.size();
  }

  /** How often those who watch an entity were told of a change. */
  long told() {
    return told.get();
  }

  private void listen(StreamName stream, MultiEmitter<? super Long> emitter) {
    watched.compute(
        stream,
        (name, known) -> {
          var one = known == null ? new Watched() : known;
          one.emitters.add(emitter);
          return one;
        });
    emitter.onTermination(() ->
        watched.computeIfPresent(
            stream,
            (name, one) -> {
              one.emitters.remove(emitter);
              return one.emitters.isEmpty() ? null : one;
            }));
  }

  private void changed() {
    due.set(true);
    look();
  }

  private void look() {
    if (!watched.isEmpty() && due.get() && busy.compareAndSet(false, true)) {
      due.set(false);
      histories
          .versions(List.copyOf(watched.keySet()))
          .invoke(versions -> versions.forEach(this::tell))
          .replaceWith(REST)
          .onFailure()
          .recoverWithItem(this::later)
          .chain(rest -> Uni.createFrom().voidItem().onItem().delayIt().by(rest))
          .subscribe()
          .with(done -> {
            busy.set(false);
            look();
          });
    }
  }

  private Duration later(Throwable failure) {
    LOG.debugf("who watches an entity is told of its changes later: %s", failure);
    due.set(true);
    return LONG_REST;
  }

  private void tell(StreamName stream, long version) {
    var one = watched.get(stream);
    if (one != null && one.version < version) {
      one.version = version;
      told.incrementAndGet();
      one.emitters.forEach(emitter -> emitter.emit(version));
    }
  }

  /** Those who watch one entity, and the version that they were told of. */
  private static final class Watched {
    private final Set<MultiEmitter<? super Long>> emitters = ConcurrentHashMap.newKeySet();
    private volatile long version;
  }
}
