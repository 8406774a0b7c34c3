package dev.hindsight.command.http;

import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.handler.Outcome;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** The problem that each outcome but success is told as. */
public final class Problems {

  private Problems() {}

  static Problem of(Outcome.Refused refused) {
    var rejection = refused.rejection();
    var pointer = rejection.pointer();
    var errors =
        pointer == null
            ? List.<FieldError>of()
            : List.of(new FieldError(pointer, rejection.detail()));
    return Problem.of(status(rejection.kind()), rejection.reason(), rejection.detail(), errors)
        .replayed(refused.replayed());
  }

  private static int status(Rejection.Kind kind) {
    return switch (kind) {
      case UNKNOWN -> 404;
      case NOT_ALLOWED -> 409;
      case FORBIDDEN -> 403;
      case OTHER_VERSION -> 412;
    };
  }

  static Problem of(Outcome.KeyReused reused) {
    return Problem.of(
        422,
        "key-reused",
        "the Idempotency-Key was used before for another request; use a new key for a new command");
  }

  static Problem of(Outcome.Unavailable unavailable) {
    var advice =
        unavailable.mayHaveHappened()
            ? "; it may have happened: repeat it with the same Idempotency-Key to find out"
            : "; nothing has happened: try again";
    // Spread, so that those who are turned away together do not come back together.
    return Problem.of(503, "unavailable", unavailable.why() + advice)
        .retryAfter(ThreadLocalRandom.current().nextInt(1, 4));
  }

  static Problem of(Outcome.Broken broken) {
    return Problem.of(500, "internal-error", "nothing has happened; incident " + broken.incident());
  }

  /** Logs a failure that nobody foresaw under a number that the caller can name. */
  public static Problem incident(Logger log, Throwable failure, String where) {
    var incident = UUID.randomUUID();
    log.errorf(failure, "%s: %s failed", incident, where);
    return Problem.of(500, "internal-error", "incident " + incident);
  }

  /** For a request that was turned down before it came to a command. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 401 -> Problem.of(status, "unauthorized", "the Authorization header is not accepted");
      case 403 -> Problem.of(status, "forbidden", "your token does not allow this");
      case 404 -> Problem.of(status, "not-found", "there is nothing under this path");
      case 405 -> Problem.of(status, "method-not-allowed", "this path does not take this method");
      case 406 ->
          Problem.of(status, "not-acceptable", "this path does not answer in the form of Accept");
      case 413 ->
          Problem.of(
              status,
              "too-large",
              "a body may have at most " + RequestLimits.LARGEST_BODY + " bytes");
      case 415 ->
          Problem.of(status, "unsupported-media-type", "the Content-Type must be application/json");
      case 431 ->
          Problem.of(
              status,
              "headers-too-large",
              "the headers may have at most " + RequestLimits.LARGEST_HEADERS + " bytes");
      default ->
          status < 500
              ? Problem.of(status, "malformed", "the request cannot be understood")
              : Problem.of(status, "internal-error", "the request could not be handled");
    };
  }
}
