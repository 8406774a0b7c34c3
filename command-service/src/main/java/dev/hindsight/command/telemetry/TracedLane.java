package dev.hindsight.command.telemetry;

import dev.hindsight.command.log.Append;
import dev.hindsight.command.log.Appended;
import dev.hindsight.command.log.Lane;
import dev.hindsight.command.log.Metadata;
import dev.hindsight.command.log.NewEvent;
import dev.hindsight.service.trace.EventStep;
import dev.hindsight.service.trace.EventTrace;
import dev.hindsight.service.trace.TracedEvent;
import io.vertx.core.Future;
import java.time.Instant;

/** Tells each event of an append in the trace of its command. */
final class TracedLane implements Lane {

  private static final String BY = "log";

  private final Lane lane;
  private final EventTrace trace;

  TracedLane(Lane lane, EventTrace trace) {
    this.lane = lane;
    this.trace = trace;
  }

  @Override
  public Future<Appended> append(Append append) {
    var since = Instant.now();
    return lane.append(append).onSuccess(appended -> tell(append, appended, since));
  }

  private void tell(Append append, Appended appended, Instant since) {
    var position = appended.firstPosition();
    for (var event : append.events()) {
      var traceparent = Metadata.fromJson(event.metadata()).traceparent();
      if (traceparent != null) {
        trace.tell(
            EventStep.APPEND,
            BY,
            traced(event, position, appended.recordedAt(), traceparent),
            since);
      }
      position++;
    }
  }

  private static TracedEvent traced(
      NewEvent event, long position, Instant recordedAt, String traceparent) {
    return new TracedEvent(
        event.stream().toString(),
        event.type(),
        event.version(),
        position,
        recordedAt,
        traceparent);
  }
}
