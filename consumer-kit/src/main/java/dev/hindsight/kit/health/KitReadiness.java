package dev.hindsight.kit.health;

import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.source.TopicPolicy.Finding;
import dev.hindsight.kit.watch.Watch;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the topic was seen; from then on reads are served with Kafka or without, and say how
 * far they are. Parked streams, skipped events and lag are told, but do not make a service unready.
 */
@Readiness
@Singleton
public final class KitReadiness implements HealthCheck {

  private static final String SWITCHED = "switched";

  private final Watch watch;
  private final Administration admin;
  private final String ready;

  /**
   * @param ready {@code switched}: not before readers see what this code fills; else always
   */
  KitReadiness(
      Watch watch,
      Administration admin,
      @ConfigProperty(name = "hindsight.rebuild.ready", defaultValue = "always") String ready) {
    this.watch = watch;
    this.admin = admin;
    this.ready = ready;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("projections").status(watch.partitions() > 0);
    switch (watch.policy()) {
      case Finding.Right right -> answer.withData("topic", "keeps every event");
      case Finding.Unknown unknown -> answer.withData("topic", unknown.why());
      case Finding.Wrong wrong -> answer.down().withData("topic", wrong.message());
    }
    var other = admin.ofOtherCode();
    if (!other.isEmpty()) {
      answer.withData("filled-by-other-code", String.join(", ", other));
      if (ready.equals(SWITCHED)) {
        answer.down();
      }
    }
    for (var one : watch.progress()) {
      answer.withData(one.name() + ".parked", one.parked());
      answer.withData(one.name() + ".skipped", one.skipped());
      answer.withData(one.name() + ".lagEvents", one.lagEvents());
    }
    return answer.build();
  }
}
