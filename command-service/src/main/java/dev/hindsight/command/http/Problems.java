package dev.hindsight.command.http;

import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.handler.Outcome;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The problem that each outcome but success is told as. */
final class Problems {

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
}
