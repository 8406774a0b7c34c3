package dev.hindsight.kit.projector;

import io.vertx.pgclient.PgException;

/** Another writer has moved a checkpoint: this batch is not ours to apply. */
public final class Fenced extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** No such table: it may have been moved since the checkpoint was read. */
  private static final String GONE = "42P01";

  /** Whether somebody else's change may be the reason of a failure, and not the moment. */
  public static boolean mayBe(RuntimeException failure) {
    return failure instanceof Fenced
        || (failure instanceof PgException refused && GONE.equals(refused.getSqlState()));
  }

  public Fenced(Throwable cause) {
    super("another writer has moved a checkpoint; the batch was dropped", cause);
  }
}
