package dev.hindsight.service.trace;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Traces go to a collector once {@code quarkus.otel.sdk.disabled=false}. */
public class Traces {

  private static final String NAME = "dev.hindsight";

  @Produces
  @Singleton
  EventTrace trace(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    return disabled ? EventTrace.OFF : EventTrace.by(telemetry.getTracer(NAME));
  }
}
