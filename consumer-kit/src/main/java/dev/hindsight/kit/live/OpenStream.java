package dev.hindsight.kit.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hindsight.kit.http.Outage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * One open answer. It looks when it is woken, one look at a time, and only while its reader has
 * room; one who has taken nothing from one heartbeat to the next is cut off and may come again with
 * the id of the last event that reached him. Confined to the request's context.
 */
final class OpenStream {

  private static final Logger LOG = Logger.getLogger(OpenStream.class);
  private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(US_ASCII);
  private static final long AFTER_A_FAILURE = 1_000;
  private static final int COME_AGAIN = 1_000;

  private final Vertx vertx;
  private final Context context;
  private final ServerHttpResponse response;
  private final EventStream wanted;
  private final StreamLimits limits;
  private final Consumer<OpenStream> onEnd;
  private final Runnable onCut;
  private final long begun = System.nanoTime();
  private final AtomicBoolean woken = new AtomicBoolean();

  private @Nullable String lastId;
  private @Nullable Cancellable ticks;
  private @Nullable Cancellable looking;
  private boolean busy;
  private boolean stuck;
  private boolean ended;

  OpenStream(
      Vertx vertx,
      EventStream wanted,
      ServerHttpResponse response,
      StreamLimits limits,
      Consumer<OpenStream> onEnd,
      Runnable onCut) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.wanted = wanted;
    this.response = response;
    this.limits = limits;
    this.onEnd = onEnd;
    this.onCut = onCut;
    this.lastId = wanted.lastId();
  }

  void start() {
    response.addCloseHandler(() -> context.runOnContext(x -> finish()));
    response.addDrainHandler(() -> context.runOnContext(x -> look()));
    response.setChunked(true);
    // All whose replica stops come again, but not all at once.
    write("retry: %d\n\n".formatted(COME_AGAIN + random(COME_AGAIN)).getBytes(US_ASCII));
    ticks = wanted.ticks().subscribe().with(tick -> wake(), this::failed);
    wake();
  }

  /** There may be something new; from any thread, never blocks. */
  private void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(x -> look());
    }
  }

  private void look() {
    if (ended || busy || !woken.get() || response.isWriteQueueFull()) {
      return;
    }
    stuck = false;
    busy = true;
    woken.set(false);
    looking =
        Uni.createFrom()
            .deferred(() -> wanted.look().after(lastId))
            .subscribe()
            .with(seen -> context.runOnContext(x -> show(seen)), this::failed);
  }

  private void show(Seen seen) {
    if (ended) {
      return;
    }
    for (var event : seen.events()) {
      write(event.frame());
      lastId = event.id() == null ? lastId : event.id();
    }
    switch (seen.next()) {
      case AT_ONCE -> {
        woken.set(true);
        rested();
      }
      case WHEN_WOKEN -> rest(limits.pause().toMillis());
      case NEVER -> finishWell();
    }
  }

  // So that a busy projection costs no more than some looks a second.
  private void rest(long millis) {
    vertx.setTimer(Math.max(1, millis), over -> context.runOnContext(x -> rested()));
  }

  private void rested() {
    busy = false;
    look();
  }

  private void failed(Throwable failure) {
    context.runOnContext(x -> {
      if (ended) {
        return;
      }
      if (Outage.told(failure) instanceof HttpProblem told && told.getStatusCode() == 503) {
        LOG.debugf("a stream looks again later: %s", failure);
        woken.set(true);
        rest(AFTER_A_FAILURE + random(AFTER_A_FAILURE));
      } else {
        LOG.error("a stream was ended, its look failed", failure);
        finishWell();
      }
    });
  }

  /** A sign of life, or the end of one that has lasted or been silent for too long. */
  void beat() {
    context.runOnContext(x -> {
      if (ended) {
        return;
      }
      if (isOver()) {
        finishWell();
      } else if (!response.isWriteQueueFull()) {
        stuck = false;
        write(SIGN_OF_LIFE);
      } else if (stuck) {
        onCut.run();
        response.reset();
        finish();
      } else {
        stuck = true;
      }
    });
  }

  private boolean isOver() {
    return System.nanoTime() - begun > limits.longest().toNanos()
        || Instant.now().isAfter(wanted.until());
  }

  /** Ends the answer; from any thread. */
  void end() {
    context.runOnContext(x -> finishWell());
  }

  private void finishWell() {
    if (!ended) {
      response.end();
      finish();
    }
  }

  private void write(byte[] frame) {
    response.write(
        frame,
        failure -> {
          if (failure != null) {
            LOG.debugf("a reader left: %s", failure);
            context.runOnContext(x -> finish());
          }
        });
  }

  private void finish() {
    if (!ended) {
      ended = true;
      cancel(ticks);
      cancel(looking);
      onEnd.accept(this);
    }
  }

  private static void cancel(@Nullable Cancellable running) {
    if (running != null) {
      running.cancel();
    }
  }

  private static long random(long below) {
    return ThreadLocalRandom.current().nextLong(below);
  }
}
