package dev.hindsight.local.stack;

import dev.hindsight.embedded.GuardedProcess;
import dev.hindsight.embedded.Poll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts one part when those before it are ready, watches it, and starts it again after a crash.
 */
final class Supervisor {
  private static final Duration PARTS_BEFORE = Duration.ofMinutes(1);

  private final Part part;
  private final List<Supervisor> after;
  private final Consumer<PartStatus> observer;
  private final BackOff backOff = new BackOff();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final CompletableFuture<Void> stopping = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean up;
  private int restarts;
  private @Nullable Long readyMillis;

  Supervisor(Part part, List<Supervisor> after, Consumer<PartStatus> observer) {
    this.part = part;
    this.after = List.copyOf(after);
    this.observer = observer;
    this.thread = Thread.ofVirtual().name("supervisor of " + part.name()).unstarted(this::run);
    report(PartState.WAITING, null);
  }

  void start() {
    thread.start();
  }

  /** Completes when the part is ready for the first time, or with the reason why it never was. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  private void run() {
    try {
      awaitPartsBefore();
      report(PartState.STARTING, null);
      GuardedProcess process = startPart();
      ready.complete(null);
      watch(process);
    } catch (CompletionException e) {
      // A part before this one has failed and says so itself.
      ready.completeExceptionally(e);
    } catch (RuntimeException e) {
      boolean wanted = isStopping();
      report(wanted ? PartState.STOPPED : PartState.FAILED, wanted ? null : reason(e));
      ready.completeExceptionally(e);
    }
  }

  private void awaitPartsBefore() {
    var all =
        CompletableFuture.allOf(
            after.stream().map(Supervisor::ready).toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(all, stopping).join();
  }

  private GuardedProcess startPart() {
    if (isStopping()) {
      throw new IllegalStateException("stopped before " + part.name() + " was started");
    }
    long start = System.nanoTime();
    GuardedProcess process = part.start();
    readyMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    report(PartState.READY, null);
    return process;
  }

  private void watch(GuardedProcess first) {
    GuardedProcess process = first;
    while (true) {
      int code = process.onExit().join();
      if (isStopping()) {
        report(PartState.STOPPED, null);
        return;
      }
      Optional<GuardedProcess> next = restart("it ended with exit code " + code);
      if (next.isEmpty()) {
        return;
      }
      process = next.get();
    }
  }

  /** Empty when the part is given up or the stack stops. */
  private Optional<GuardedProcess> restart(String crash) {
    String reason = crash;
    while (true) {
      Optional<Duration> pause = backOff.afterCrash(System.nanoTime());
      if (pause.isEmpty()) {
        report(
            PartState.FAILED,
            reason + "; given up after " + BackOff.CRASHES_TO_GIVE_UP + " crashes within a minute");
        return Optional.empty();
      }
      restarts++;
      report(PartState.RESTARTING, reason);
      if (stopsWithin(pause.get())) {
        report(PartState.STOPPED, null);
        return Optional.empty();
      }
      try {
        // Its own start would fail, and count as a crash, while a store is still recovering.
        Poll.within(PARTS_BEFORE, () -> isStopping() || after.stream().allMatch(one -> one.up));
        return Optional.of(startPart());
      } catch (RuntimeException e) {
        reason = reason(e);
      }
    }
  }

  /** Ends the part for good; returns when it is gone. */
  void stop() {
    stopping.complete(null);
    if (part.process().filter(GuardedProcess::isAlive).isPresent()) {
      report(PartState.STOPPING, null);
    }
    // A start under way may bring a process to life after the first look.
    while (thread.isAlive()) {
      part.process().ifPresent(GuardedProcess::stop);
      joinThread();
    }
    part.process().ifPresent(GuardedProcess::stop);
  }

  private void joinThread() {
    try {
      thread.join(Duration.ofMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping " + part.name(), e);
    }
  }

  private boolean isStopping() {
    return stopping.isDone();
  }

  private boolean stopsWithin(Duration pause) {
    return stopping
        .thenApply(_ -> true)
        .completeOnTimeout(false, pause.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private void report(PartState state, @Nullable String reason) {
    up = state == PartState.READY;
    ProcessId process =
        part.process()
            .filter(GuardedProcess::isAlive)
            .flatMap(one -> ProcessId.of(one.pid()))
            .orElse(null);
    observer.accept(
        new PartStatus(
            part.name(),
            state,
            process,
            part.address(),
            restarts,
            readyMillis,
            part.log().toString(),
            reason));
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e.getCause() instanceof IllegalStateException inner ? inner : e;
    return String.valueOf(cause.getMessage());
  }
}
