package dev.hindsight.command.backup;

import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

/**
 * Takes an export line by line into an empty log, all or nothing. Confined to the event loop that
 * it was begun on.
 */
public final class Restore {

  private static final int PAGES_UNDER_WAY = 2;

  private final RestoreTransaction transaction;
  private final RestoreReader reader;
  private final Promise<Restored> outcome = Promise.promise();
  private Runnable whenWanted = () -> {};
  private int underWay;
  private RestoreReader.@Nullable Whole whole;
  private boolean over;

  /** What was restored. */
  public record Restored(long events, long answers, long head, String source) {}

  private Restore(RestoreTransaction transaction, RestoreReader reader) {
    this.transaction = transaction;
    this.reader = reader;
  }

  /**
   * Begins, when the log is empty; fails with {@link RestoreRefused} when it is not.
   *
   * @param logKey the name of the key of the log that is restored into
   * @param otherMasterKey whether an export that was written with another one is taken too
   */
  public static Future<Restore> begin(
      Connections connections, String logKey, boolean otherMasterKey) {
    return RestoreTransaction.begin(connections)
        .map(transaction -> new Restore(transaction, new RestoreReader(logKey, otherMasterKey)));
  }

  /** Completes when all is durable; fails when nothing is there. */
  public Future<Restored> outcome() {
    return outcome.future();
  }

  /** Whether lines are taken now; if not, {@link #whenWanted} is called when they are again. */
  public boolean wantsMore() {
    return over || underWay < PAGES_UNDER_WAY;
  }

  public void whenWanted(Runnable then) {
    whenWanted = then;
  }

  /** Takes the next line, without its newline; drops it when the restore has failed already. */
  public void line(byte[] line) {
    if (over) {
      return;
    }
    try {
      reader.line(line);
      if (reader.hasPage()) {
        write();
      }
    } catch (RestoreRefused e) {
      fail(e);
    }
  }

  /** There are no more lines. */
  public void end() {
    if (over) {
      return;
    }
    try {
      whole = reader.end();
      write();
    } catch (RestoreRefused e) {
      fail(e);
    }
  }

  /** Gives up: nothing of it stays. */
  public void fail(Throwable why) {
    if (!over) {
      over = true;
      transaction.rollBack();
      outcome.tryFail(why);
      whenWanted.run();
    }
  }

  private void write() {
    underWay++;
    transaction
        .write(reader.take())
        .onSuccess(done -> {
          underWay--;
          if (whole != null && underWay == 0 && !over) {
            commit(whole);
          }
          whenWanted.run();
        })
        .onFailure(this::fail);
  }

  // From here on it is the database that says what became of it.
  private void commit(RestoreReader.Whole all) {
    over = true;
    var manifest = all.manifest();
    transaction
        .commit(all)
        .map(done ->
            new Restored(manifest.events(), manifest.answers(), manifest.head(), all.source()))
        .onComplete(outcome);
  }
}
