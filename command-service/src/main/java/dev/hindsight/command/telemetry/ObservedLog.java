package dev.hindsight.command.telemetry;

import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.FirstAnswer;
import dev.hindsight.command.log.Lane;
import dev.hindsight.command.log.StreamPage;
import dev.hindsight.command.log.StreamQuery;
import dev.hindsight.service.measure.Durations;
import dev.hindsight.service.trace.EventTrace;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A log of which all that is appended is measured, and told in traces where there are any. */
public final class ObservedLog implements EventLog {

  private final EventLog log;
  private final EventTrace trace;
  private final Timer duration;
  private final DistributionSummary events;

  public ObservedLog(EventLog log, MeterRegistry meters, EventTrace trace) {
    this.log = log;
    this.trace = trace;
    this.duration =
        Timer.builder("hindsight.append.duration")
            .serviceLevelObjectives(Durations.BUCKETS)
            .register(meters);
    this.events = DistributionSummary.builder("hindsight.append.batch.size").register(meters);
  }

  @Override
  public Lane openLane() {
    var measured = new MeasuredLane(log.openLane(), duration, events);
    return trace.isOn() ? new TracedLane(measured, trace) : measured;
  }

  @Override
  public Future<Long> nextWriter() {
    return log.nextWriter();
  }

  @Override
  public Future<List<StreamPage>> read(List<StreamQuery> streams) {
    return log.read(streams);
  }

  @Override
  public Future<Map<String, FirstAnswer>> firstAnswers(Collection<String> keys) {
    return log.firstAnswers(keys);
  }
}
