package dev.hindsight.command.admin;

import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.seal.SealProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The figures of the command side for Prometheus. */
@ApplicationScoped
public class Metrics {

  private final MeterRegistry registry;
  private final CommandHandler handler;
  private final RelayProgress relay;
  private final SealProgress seals;

  Metrics(MeterRegistry registry, CommandHandler handler, RelayProgress relay, SealProgress seals) {
    this.registry = registry;
    this.handler = handler;
    this.relay = relay;
    this.seals = seals;
  }

  void register(@Observes StartupEvent event) {
    registry.gauge("hindsight.commands.in.flight", handler, CommandHandler::inFlight);
    registry.gauge("hindsight.relay.position", relay, r -> r.snapshot().position());
    registry.gauge(
        "hindsight.relay.leading",
        relay,
        r -> r.snapshot().state() == RelayProgress.State.LEADING ? 1 : 0);
    registry.gauge("hindsight.seals.position", seals, s -> s.snapshot().position());
    registry.gauge("hindsight.seals.lag.events", seals, s -> s.snapshot().lag());
    registry.gauge("hindsight.seals.failing", seals, s -> s.snapshot().problem() == null ? 0 : 1);
  }
}
