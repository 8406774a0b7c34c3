package dev.hindsight.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be had just now from a mistake of our own. */
public final class Outage {

  /** No connection, no resources, an operator's shutdown: the classes of such SQL states. */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private Outage() {}

  /** A failure as a reader shall hear of it: 503 when it will pass, else as it is. */
  public static Throwable told(Throwable failure) {
    return willPass(failure) ? unavailable() : failure;
  }

  /** The 503 of a database that does not answer. */
  public static HttpProblem unavailable() {
    return Problems.later("unavailable", "The database does not answer.", 1);
  }

  /** Whether the database is only away for a while. */
  public static boolean willPass(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException
          || cause instanceof TimeoutException
          || cause instanceof ClosedConnectionException
          || (cause instanceof PgException refused
              && PASSING.contains(refused.getSqlState().substring(0, 2)))) {
        return true;
      }
    }
    return false;
  }
}
