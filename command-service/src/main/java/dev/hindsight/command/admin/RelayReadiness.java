package dev.hindsight.command.admin;

import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.relay.RelayProgress.State;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready against a topic that would forget or that belongs to another log. A broker that is away
 * is no reason: the log takes commands without it.
 */
@Readiness
@ApplicationScoped
public class RelayReadiness implements HealthCheck {

  private final RelayProgress progress;

  RelayReadiness(RelayProgress progress) {
    this.progress = progress;
  }

  @Override
  public HealthCheckResponse call() {
    var now = progress.snapshot();
    var problem = now.problem();
    var response =
        HealthCheckResponse.named("relay")
            .status(now.state() != State.REFUSED)
            .withData("state", now.state().name())
            .withData("position", now.position());
    return (problem == null ? response : response.withData("problem", problem)).build();
  }
}
