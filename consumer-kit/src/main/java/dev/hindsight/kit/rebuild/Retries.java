package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.database.Sessions;
import dev.hindsight.kit.database.Transaction;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Runs a change of tables in a transaction that waits for locks only for a moment, so that readers
 * and writers behind it do not queue up, and tries again after a pause.
 */
final class Retries {

  /** A lock was not to be had in time; two waited for each other. */
  private static final Set<String> CONTENDED = Set.of("55P03", "40P01");

  // Shorter than PostgreSQL's deadlock_timeout: of two that wait for each other it is never the
  // reader or the projector that is ended.
  private static final String SHORT = "SET LOCAL lock_timeout = '250ms'";

  private final Sessions sessions;
  private final Duration patience;

  Retries(Sessions sessions, Duration patience) {
    this.sessions = sessions;
    this.patience = patience;
  }

  /** The outcome of the first try that comes through; {@code NotYet} is tried again as well. */
  Outcome run(Function<Transaction, Outcome> change) {
    var end = System.nanoTime() + patience.toNanos();
    while (true) {
      var outcome = once(change);
      if (!(outcome instanceof Outcome.NotYet) || System.nanoTime() > end) {
        return outcome;
      }
      pause();
    }
  }

  private Outcome once(Function<Transaction, Outcome> change) {
    try (var session = sessions.open()) {
      return session.transaction(transaction -> {
        transaction.execute(SHORT);
        var outcome = change.apply(transaction);
        if (outcome instanceof Outcome.Done) {
          return outcome;
        }
        throw new Undone(outcome);
      });
    } catch (Undone undone) {
      return undone.outcome;
    } catch (PgException e) {
      if (CONTENDED.contains(String.valueOf(e.getSqlState()))) {
        return new Outcome.NotYet("others use the tables: " + e.getMessage());
      }
      throw e;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(50, 200));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before it was done", e);
    }
  }

  /** Rolls back what was done so far. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Outcome outcome;

    Undone(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }
}
