package dev.hindsight.query.history;

import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Snapshots;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/** Makes the past of each view. */
@ApplicationScoped
public class Pasts {

  private final Histories histories;
  private final Snapshots snapshots;
  private final DistributionSummary events;

  Pasts(Histories histories, Snapshots snapshots, MeterRegistry meters) {
    this.histories = histories;
    this.snapshots = snapshots;
    this.events =
        DistributionSummary.builder("hindsight.past.events")
            .description("Events folded to answer one question about the past")
            .register(meters);
  }

  /** Of the entities that a projection of one kind shows. */
  public <R extends Record, A> Past<R, A> of(
      EntityProjection<R> projection, Function<UUID, Uni<Telling<R, A>>> tellings) {
    return new Past<>(projection, histories, snapshots, events, tellings);
  }
}
