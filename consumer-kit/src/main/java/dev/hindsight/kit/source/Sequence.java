package dev.hindsight.kit.source;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread on which the live feed's batches and every hand-over run, one after the other. */
public final class Sequence implements AutoCloseable {

  private static final int MOST_WAITING = 1_000;

  private final Executor thread;
  private volatile long busySince;

  /** On a thread of its own. */
  public Sequence(String name) {
    this(
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name(name).factory()));
  }

  /** Where somebody else runs one after the other; closing it ends that if it can be ended. */
  public Sequence(Executor oneByOne) {
    thread = oneByOne;
  }

  /** Runs after what is already waiting. */
  public <T extends @Nullable Object> CompletableFuture<T> submit(Callable<T> task) {
    var result = new CompletableFuture<T>();
    thread.execute(() -> run(task, result));
    return result;
  }

  /** Runs and waits for the end; not to be called on the sequence itself. */
  public <T extends @Nullable Object> T call(Callable<T> task) {
    try {
      return submit(task).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** How long the running task has been running; zero when there is none. */
  public Duration busy() {
    var since = busySince;
    return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }

  private <T extends @Nullable Object> void run(Callable<T> task, CompletableFuture<T> result) {
    busySince = System.nanoTime();
    try {
      result.complete(task.call());
    } catch (Exception | Error e) {
      result.completeExceptionally(e);
    } finally {
      busySince = 0;
    }
  }

  @Override
  public void close() {
    if (thread instanceof ExecutorService service) {
      service.shutdownNow();
    }
  }
}
