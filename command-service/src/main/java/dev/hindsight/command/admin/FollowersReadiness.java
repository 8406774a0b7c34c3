package dev.hindsight.command.admin;

import dev.hindsight.command.follow.Followers;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells what followers could not do, for those that this replica runs. That makes no service
 * unready: commands and events go on.
 */
@Readiness
@ApplicationScoped
public class FollowersReadiness implements HealthCheck {

  private final Followers followers;

  FollowersReadiness(Followers followers) {
    this.followers = followers;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("followers").up();
    for (var followed : followers.all()) {
      var now = followed.progress().snapshot();
      answer.withData(followed.name() + ".state", now.state().name());
      var figures = now.figures();
      if (figures != null) {
        answer.withData(followed.name() + ".parked", figures.parked());
        answer.withData(followed.name() + ".lagEvents", figures.lag());
      }
      var problem = now.problem();
      if (problem != null) {
        answer.withData(followed.name() + ".problem", problem);
      }
    }
    return answer.build();
  }
}
