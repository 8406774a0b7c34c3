package dev.hindsight.kit.projector;

import dev.hindsight.service.trace.EventStep;
import dev.hindsight.service.trace.EventTrace;
import dev.hindsight.service.trace.TracedEvent;
import java.time.Instant;
import java.util.List;

/** Tells of each event that a projection has applied, in the trace of its command. */
public final class AppliedSpans {

  /** Tells nothing. */
  public static final AppliedSpans NONE = new AppliedSpans(EventTrace.OFF);

  private final EventTrace trace;

  public AppliedSpans(EventTrace trace) {
    this.trace = trace;
  }

  /** Of a batch that was committed just now. */
  void tell(List<Slice> slices, Instant since) {
    if (!trace.isOn()) {
      return;
    }
    for (var slice : slices) {
      var tables = slice.lane().tables();
      for (var incoming : slice.records()) {
        if (tables.wants(incoming.stream())) {
          incoming
              .envelope()
              .flatMap(TracedEvent::of)
              .ifPresent(event -> trace.tell(EventStep.APPLY, tables.id().name(), event, since));
        }
      }
    }
  }
}
