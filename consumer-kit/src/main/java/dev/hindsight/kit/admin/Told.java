package dev.hindsight.kit.admin;

import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.rebuild.Outcome;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.function.Function;

/** How outcomes of orders are told over HTTP. */
@Singleton
final class Told {

  private final Administration admin;

  Told(Administration admin) {
    this.admin = admin;
  }

  /** The name, or a 404. */
  String known(String projection) {
    if (!admin.has(projection)) {
      throw Problems.notFound("projection", projection);
    }
    return projection;
  }

  /** What is begun and will be looked at elsewhere. */
  Response begun(
      Outcome outcome, Function<Generation, Object> report, Function<Generation, String> location) {
    var generation = generation(outcome);
    return Response.accepted(report.apply(generation))
        .header(HttpHeaders.LOCATION, location.apply(generation))
        .build();
  }

  /** What is done. */
  Response done(Outcome outcome) {
    return Response.ok(admin.report(generation(outcome))).build();
  }

  private static Generation generation(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done.generation();
      case Outcome.NotYet later -> throw Problems.later("not-yet", later.reason() + ".", 1);
      case Outcome.Refused refused ->
          throw Problems.of(
              Status.CONFLICT, "not-allowed", "Not allowed now", refused.reason() + ".");
    };
  }
}
