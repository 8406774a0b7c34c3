package dev.hindsight.service.trace;

import io.opentelemetry.api.trace.SpanKind;

/** What is done with events on their way, as traces name it. */
public enum EventStep {
  /** It becomes durable. */
  APPEND("append", SpanKind.INTERNAL),
  /** It gets into the topic. */
  PUBLISH("publish", SpanKind.PRODUCER),
  /** A projection has it in its rows. */
  APPLY("apply", SpanKind.CONSUMER);

  final String verb;
  final SpanKind kind;

  EventStep(String verb, SpanKind kind) {
    this.verb = verb;
    this.kind = kind;
  }
}
