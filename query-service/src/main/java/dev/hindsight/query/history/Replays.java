package dev.hindsight.query.history;

import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.live.EventStreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells lives once more; no more of them at a time than a fixed number. */
@ApplicationScoped
public class Replays {

  private final EventStreams streams;
  private final int most;
  private final Duration longestWait;
  private final AtomicInteger open = new AtomicInteger();

  Replays(
      EventStreams streams,
      MeterRegistry meters,
      @ConfigProperty(name = "hindsight.replays.most", defaultValue = "100") int most,
      @ConfigProperty(name = "hindsight.replays.longest-wait", defaultValue = "10s")
          Duration longestWait) {
    this.streams = streams;
    this.most = most;
    this.longestWait = longestWait;
    meters.gauge("hindsight.replays.open", open);
  }

  /**
   * The answer that tells the entity's life, or what follows on the last event that the reader had.
   * Who had all is told so (204), so that a browser does not come again.
   */
  <R extends Record, A> Uni<Response> open(
      Past<R, A> past, UUID id, ReplayParams asked, @Nullable String lastId) {
    var pace = asked.pace(longestWait);
    var beginning = asked.beginning();
    return past.newest(id)
        .chain(newest -> {
          if (lastId != null) {
            var had = Numbers.version("Last-Event-ID", lastId);
            return had >= newest.version()
                ? Uni.createFrom().item(Response.noContent().build())
                : open(new Replay<>(past, id, had, pace, streams), lastId);
          }
          return before(past, id, beginning)
              .chain(before -> open(new Replay<>(past, id, before, pace, streams), null));
        });
  }

  private static Uni<Long> before(Past<?, ?> past, UUID id, Moment beginning) {
    return past.versionAt(id, beginning).map(version -> version - 1);
  }

  private <R extends Record, A> Uni<Response> open(Replay<R, A> replay, @Nullable String lastId) {
    if (open.get() >= most) {
      return Uni.createFrom()
          .item(
              Problems.later("too-many-replays", "%d are told already.".formatted(most), 5)
                  .toResponse());
    }
    return streams.open(counted(), lastId, replay);
  }

  /** Wakes nobody; tells when the answer begins and ends. */
  private Multi<Long> counted() {
    return Multi.createFrom()
        .emitter(
            emitter -> {
              open.incrementAndGet();
              emitter.onTermination(open::decrementAndGet);
            },
            BackPressureStrategy.LATEST);
  }
}
