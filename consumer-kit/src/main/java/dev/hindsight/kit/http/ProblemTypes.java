package dev.hindsight.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Locale;

/** Gives the problems that the framework itself finds a stable type, as all others have. */
@Singleton
public final class ProblemTypes implements ProblemPostProcessor {

  // After the ones of the extension, which fill in what else is missing.
  private static final int LAST = 1;
  private static final String NOT_ALLOWED = "Your token does not allow this.";

  @Override
  public int priority() {
    return LAST;
  }

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    if (problem.getType() != null && problem.getType().isAbsolute()) {
      return problem;
    }
    var status = Status.fromStatusCode(problem.getStatusCode());
    var reason = status == null ? "refused" : reason(status);
    var typed = HttpProblem.builder(problem).withType(URI.create(Problems.TYPES + reason));
    return (status == Status.FORBIDDEN ? typed.withDetail(NOT_ALLOWED) : typed).build();
  }

  private static String reason(Status status) {
    return status == Status.BAD_REQUEST
        ? "malformed"
        : status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
