package dev.hindsight.service.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of events, each in the trace of the request that it comes from, as children of
 * what handled that request (W3C Trace Context). Spans are told when they are over. From any
 * thread, never blocks: what cannot be sent in time is dropped by the exporter, and counted there.
 */
public final class EventTrace {

  /** Tells nobody anything. */
  public static final EventTrace OFF = new EventTrace(null);

  // Events of years ago come by again in a rebuild, and nobody keeps their traces.
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
  private static final AttributeKey<String> STREAM = AttributeKey.stringKey("hindsight.stream");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("hindsight.event.type");
  private static final AttributeKey<Long> VERSION = AttributeKey.longKey("hindsight.version");
  private static final AttributeKey<Long> POSITION = AttributeKey.longKey("hindsight.position");

  private final @Nullable Tracer tracer;

  private EventTrace(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /** Tells by this tracer. */
  public static EventTrace by(Tracer tracer) {
    return new EventTrace(tracer);
  }

  public boolean isOn() {
    return tracer != null;
  }

  /** What is handled on this thread now, as {@code traceparent}; empty when nothing is traced. */
  public Optional<String> current() {
    if (!isOn()) {
      return Optional.empty();
    }
    var now = Span.current().getSpanContext();
    return now.isValid() ? Optional.of(text(now)) : Optional.empty();
  }

  /**
   * Tells that an event took a step from then until now. Nothing for an event that was recorded
   * long ago, or whose trace is not sampled.
   *
   * @param by who did it, such as a projection's name
   */
  public void tell(EventStep step, String by, TracedEvent event, Instant since) {
    var teller = tracer;
    if (teller == null || event.recordedAt().isBefore(Instant.now().minus(FORGOTTEN_AFTER))) {
      return;
    }
    var request = read(event.traceparent());
    if (Span.fromContext(request).getSpanContext().isSampled()) {
      teller
          .spanBuilder(step.verb + " " + by)
          .setParent(request)
          .setSpanKind(step.kind)
          .setStartTimestamp(since)
          .setAttribute(STREAM, event.stream())
          .setAttribute(TYPE, event.type())
          .setAttribute(VERSION, event.version())
          .setAttribute(POSITION, event.position())
          .startSpan()
          .end();
    }
  }

  private static String text(SpanContext span) {
    return "00-%s-%s-%s"
        .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
  }

  private static Context read(String traceparent) {
    return W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), traceparent, new HeaderAlone());
  }

  /** Reads a context from the one header that events carry. */
  private static final class HeaderAlone implements TextMapGetter<String> {

    private static final String NAME = "traceparent";

    @Override
    public Iterable<String> keys(String traceparent) {
      return List.of(NAME);
    }

    @Override
    public @Nullable String get(@Nullable String traceparent, String name) {
      return NAME.equals(name) ? traceparent : null;
    }
  }
}
