package dev.hindsight.kit.health;

import dev.hindsight.kit.wiring.Kit;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether our own threads go on; Kafka and PostgreSQL may be away. */
@Liveness
@Singleton
public final class KitLiveness implements HealthCheck {

  // Every wait of the live feed has a limit far below this.
  private static final Duration STUCK = Duration.ofSeconds(90);

  private final Kit kit;

  KitLiveness(Kit kit) {
    this.kit = kit;
  }

  @Override
  public HealthCheckResponse call() {
    var busy = kit.feed().sequence().busy();
    return HealthCheckResponse.named("projections")
        .status(busy.compareTo(STUCK) < 0 && kit.catchUps().healthy())
        .withData("live-feed-busy-ms", busy.toMillis())
        .build();
  }
}
