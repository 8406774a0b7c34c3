package dev.hindsight.command.telemetry;

import dev.hindsight.command.log.Append;
import dev.hindsight.command.log.Appended;
import dev.hindsight.command.log.Lane;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Measures how many events go into an append, and how long it takes until they are durable. */
final class MeasuredLane implements Lane {

  private final Lane lane;
  private final Timer duration;
  private final DistributionSummary events;

  MeasuredLane(Lane lane, Timer duration, DistributionSummary events) {
    this.lane = lane;
    this.duration = duration;
    this.events = events;
  }

  @Override
  public Future<Appended> append(Append append) {
    var began = System.nanoTime();
    return lane.append(append)
        .onSuccess(appended -> {
          duration.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
          events.record(append.events().size());
        });
  }
}
