package dev.hindsight.kit.health;

import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.source.TopicPolicy.Finding;
import dev.hindsight.kit.watch.ProjectionProgress;
import dev.hindsight.kit.watch.Watch;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the topic was seen; from then on reads are served with Kafka or without, and say how
 * far they are. Parked streams, skipped events and lag are told, and make a service unready only
 * where a most is set for how long it may be behind.
 */
@Readiness
@Singleton
public final class KitReadiness implements HealthCheck {

  private static final String SWITCHED = "switched";

  private final Watch watch;
  private final Administration admin;
  private final String ready;
  private final Optional<Duration> mostBehind;

  /**
   * @param ready {@code switched}: not before readers see what this code fills; else always
   * @param mostBehind not while the oldest event that a projection lacks is older than this
   */
  KitReadiness(
      Watch watch,
      Administration admin,
      @ConfigProperty(name = "hindsight.rebuild.ready", defaultValue = "always") String ready,
      @ConfigProperty(name = "hindsight.ready.behind-at-most") Optional<Duration> mostBehind) {
    this.watch = watch;
    this.admin = admin;
    this.ready = ready;
    this.mostBehind = mostBehind;
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
      if (isTooFarBehind(one)) {
        answer.down().withData(one.name() + ".behind", Math.round(one.lagSeconds()) + " s");
      }
    }
    return answer.build();
  }

  private boolean isTooFarBehind(ProjectionProgress one) {
    return mostBehind.filter(most -> one.lagSeconds() > most.toSeconds()).isPresent();
  }
}
