package dev.hindsight.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTraceTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String REQUEST = "00f067aa0ba902b7";
  private static final String SAMPLED = "00-" + TRACE + "-" + REQUEST + "-01";

  private final List<SpanData> told = new ArrayList<>();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .addSpanProcessor(SimpleSpanProcessor.create(new Told(told)))
          .build();
  private final EventTrace trace = EventTrace.by(provider.get("test"));

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void a_step_is_a_child_of_the_request_that_the_event_comes_from() {
    var since = Instant.now().minusMillis(30);

    trace.tell(EventStep.APPLY, "carts", event(SAMPLED, Instant.now()), since);

    assertThat(told).hasSize(1);
    var span = told.getFirst();
    assertThat(span.getName()).isEqualTo("apply carts");
    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(REQUEST);
    assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
        .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
    assertThat(span.getAttributes().get(AttributeKey.stringKey("hindsight.stream")))
        .isEqualTo("cart-1");
    assertThat(span.getAttributes().get(AttributeKey.longKey("hindsight.position"))).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-" + REQUEST + "-00",
        "00-00000000000000000000000000000000-" + REQUEST + "-01",
        "nonsense",
        ""
      })
  void what_is_not_sampled_or_no_trace_is_not_told(String traceparent) {
    trace.tell(EventStep.PUBLISH, "topic", event(traceparent, Instant.now()), Instant.now());

    assertThat(told).isEmpty();
  }

  @Test
  void an_event_of_long_ago_that_comes_by_again_is_not_told() {
    var lastYear = Instant.now().minus(Duration.ofDays(365));

    trace.tell(EventStep.APPLY, "carts", event(SAMPLED, lastYear), Instant.now());

    assertThat(told).isEmpty();
  }

  @Test
  void what_is_handled_now_is_told_as_an_event_carries_it() {
    assertThat(trace.current()).isEmpty();
    var span = provider.get("test").spanBuilder("POST /carts").startSpan();
    try (var _ = span.makeCurrent()) {
      var here = span.getSpanContext();
      assertThat(trace.current())
          .contains("00-" + here.getTraceId() + "-" + here.getSpanId() + "-01");
      assertThat(EventTrace.OFF.current()).isEmpty();
    } finally {
      span.end();
    }
  }

  private static TracedEvent event(String traceparent, Instant recordedAt) {
    return new TracedEvent("cart-1", "hindsight.cart.opened.v1", 1, 7, recordedAt, traceparent);
  }

  /** Keeps what it is told. */
  private record Told(List<SpanData> spans) implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> more) {
      spans.addAll(more);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
