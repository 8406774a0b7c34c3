package dev.hindsight.analytics.query;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters of a span of time, as they stand in the address. */
public final class SpanParameters {

  @QueryParam("from")
  @Parameter(description = "the first instant; from the beginning when absent")
  @Nullable String from;

  @QueryParam("to")
  @Parameter(description = "the first instant after it; to the end when absent")
  @Nullable String to;

  @QueryParam("axis")
  @DefaultValue("occurred")
  @Parameter(description = "occurred, the event's own time, or recorded")
  String axis = "occurred";

  /** The span, or a 400 that names the parameter that is wrong. */
  public Span span() {
    return Span.parse(from, to, axis);
  }
}
