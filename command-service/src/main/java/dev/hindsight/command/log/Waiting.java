package dev.hindsight.command.log;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer of the log, five seconds at most; never on an event loop. */
public final class Waiting {

  private static final long LIMIT_SECONDS = 5;

  private Waiting() {}

  public static <T> T on(Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
