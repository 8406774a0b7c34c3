package dev.hindsight.kit.live;

import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Commit;
import dev.hindsight.kit.progress.Roster;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ticks for those who keep an answer open: something was committed, look again. Nothing is lost and
 * nothing piles up: whoever is slow gets one tick for all that happened meanwhile.
 */
public final class Changes {
  private final Map<String, Bells> projections = new HashMap<>();

  public Changes(Roster roster, Board board) {
    roster.names().forEach(name -> projections.put(name, new Bells()));
    board.onNews(this::ring);
  }

  /**
   * A tick at once, and one after each commit of the projection that this replica has heard of, its
   * own or another's. Never ends and never fails; comes on the thread of the committer, so that
   * whoever looks into the database must leave it first.
   */
  public Multi<Long> of(String projection) {
    return listen(bells(projection).all);
  }

  /**
   * The same for one stream, {@code cart-0197…}: a tick for each commit that changed or parked it,
   * and for those of which nobody knows what they changed.
   */
  public Multi<Long> of(String projection, String stream) {
    var byStream = bells(projection).byStream;
    return Multi.createFrom()
        .<Long>emitter(
            listener -> {
              join(byStream, stream, listener);
              listener.onTermination(() -> leave(byStream, stream, listener));
              listener.emit(0L);
            },
            BackPressureStrategy.LATEST);
  }

  private void ring(Commit commit) {
    var bells = projections.get(commit.projection().name());
    if (bells != null) {
      var position = commit.reached().position();
      bells.all.ring(position);
      bells.ofStreams(commit.streams()).forEach(bell -> bell.ring(position));
    }
  }

  private static Multi<Long> listen(Bell bell) {
    return Multi.createFrom()
        .<Long>emitter(
            listener -> {
              bell.listeners.add(listener);
              listener.onTermination(() -> bell.listeners.remove(listener));
              listener.emit(0L);
            },
            BackPressureStrategy.LATEST);
  }

  // Both within the map's lock, so that none joins a bell that is about to go.
  private static void join(
      Map<String, Bell> byStream, String stream, MultiEmitter<? super Long> listener) {
    byStream.compute(
        stream,
        (name, known) -> {
          var bell = known == null ? new Bell() : known;
          bell.listeners.add(listener);
          return bell;
        });
  }

  private static void leave(
      Map<String, Bell> byStream, String stream, MultiEmitter<? super Long> listener) {
    byStream.computeIfPresent(
        stream,
        (name, bell) -> {
          bell.listeners.remove(listener);
          return bell.listeners.isEmpty() ? null : bell;
        });
  }

  private Bells bells(String projection) {
    var known = projections.get(projection);
    if (known == null) {
      throw new IllegalArgumentException("there is no projection " + projection);
    }
    return known;
  }

  private static final class Bells {
    private final Bell all = new Bell();
    private final Map<String, Bell> byStream = new ConcurrentHashMap<>();

    Collection<Bell> ofStreams(@Nullable Set<String> streams) {
      if (streams == null || byStream.isEmpty()) {
        return byStream.values();
      }
      return streams.stream().map(byStream::get).filter(Objects::nonNull).toList();
    }
  }

  private static final class Bell {
    private final Set<MultiEmitter<? super Long>> listeners = ConcurrentHashMap.newKeySet();

    void ring(long position) {
      listeners.forEach(listener -> listener.emit(position));
    }
  }
}
