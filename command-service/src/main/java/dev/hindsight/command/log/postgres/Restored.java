package dev.hindsight.command.log.postgres;

import io.vertx.pgclient.PgException;

/** The answer of a log that was restored since this process took its number as a writer. */
final class Restored {

  private static final String STATE = "HS003";

  private Restored() {}

  static boolean isTold(Throwable failure) {
    return failure instanceof PgException refused && STATE.equals(refused.getSqlState());
  }
}
