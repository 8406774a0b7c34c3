package dev.hindsight.command.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jboss.logging.Logger;

/** Gives the problems that the framework finds by itself the shape of ours. */
@ApplicationScoped
public class FrameworkProblems implements ProblemPostProcessor {

  private static final Logger LOG = Logger.getLogger(FrameworkProblems.class);

  @Override
  public int priority() {
    // Behind all others, so that none of them changes it again.
    return 0;
  }

  @Override
  public HttpProblem apply(HttpProblem found, ProblemContext context) {
    var problem =
        found.getStatusCode() >= 500
            ? Problems.incident(LOG, context.cause, context.path)
            : Problems.ofStatus(found.getStatusCode());
    return HttpProblem.builder(found)
        .withType(URI.create(problem.type()))
        .withTitle(problem.title())
        .withStatus(problem.status())
        .withDetail(problem.detail())
        .build();
  }
}
