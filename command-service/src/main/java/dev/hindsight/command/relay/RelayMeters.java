package dev.hindsight.command.relay;

import dev.hindsight.command.log.LogTail;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How far the log is, and how far the topic is behind it. Only the replica that leads knows what is
 * published: others are behind by nothing, so that the highest of all is right.
 */
@ApplicationScoped
public class RelayMeters {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final LogTail tail;
  private final RelayProgress progress;
  private final Clock clock;
  private final MeterRegistry meters;
  private final RelayLag lag = new RelayLag();
  private volatile boolean closed;

  RelayMeters(
      Vertx vertx, LogTail tail, RelayProgress progress, Clock clock, MeterRegistry meters) {
    this.vertx = vertx;
    this.tail = tail;
    this.progress = progress;
    this.clock = clock;
    this.meters = meters;
  }

  void start(@Observes StartupEvent event) {
    meters.gauge("hindsight.log.position", lag, it -> it.figures().head());
    meters.gauge("hindsight.relay.lag.events", lag, it -> it.figures().events());
    meters.gauge("hindsight.relay.lag.seconds", lag, it -> seconds(it.figures().duration()));
    vertx.getOrCreateContext().runOnContext(begin -> look());
  }

  void stop(@Observes ShutdownEvent event) {
    closed = true;
  }

  private void look() {
    var published = progress.snapshot();
    tail.head()
        .onSuccess(head -> lag.look(head, position(published, head), clock.instant()))
        .onComplete(done -> {
          if (!closed) {
            vertx.setTimer(BETWEEN_LOOKS.toMillis(), again -> look());
          }
        });
  }

  private static long position(RelayProgress.Snapshot relay, long head) {
    return relay.state() == RelayProgress.State.STANDBY && relay.problem() == null
        ? head
        : relay.position();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
