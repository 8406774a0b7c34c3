package dev.hindsight.command.admin;

import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.snapshot.Snapshots;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** The figures of the command side for Prometheus. */
@ApplicationScoped
public class Metrics {

  private final MeterRegistry registry;
  private final CommandHandler handler;
  private final Snapshots snapshots;
  private final RelayProgress relay;

  Metrics(
      MeterRegistry registry, CommandHandler handler, Snapshots snapshots, RelayProgress relay) {
    this.registry = registry;
    this.handler = handler;
    this.snapshots = snapshots;
    this.relay = relay;
  }

  void register(@Observes StartupEvent event) {
    registry.gauge("hindsight.commands.in.flight", handler, CommandHandler::inFlight);
    registerStates();
    registerSnapshots();
    registry.gauge("hindsight.relay.position", relay, r -> r.snapshot().position());
    registry.gauge(
        "hindsight.relay.leading",
        relay,
        r -> r.snapshot().state() == RelayProgress.State.LEADING ? 1 : 0);
  }

  private void registerStates() {
    registry.gauge("hindsight.states.count", handler, h -> h.cachedStates().count());
    registry.gauge("hindsight.states.bytes", handler, h -> h.cachedStates().bytes());
    count("hindsight.states.hits", handler, h -> h.cachedStates().hits());
    count("hindsight.states.misses", handler, h -> h.cachedStates().misses());
  }

  private void registerSnapshots() {
    count("hindsight.snapshots.used", snapshots, Snapshots::used);
    count("hindsight.snapshots.written", snapshots, Snapshots::written);
    count("hindsight.snapshots.dropped", snapshots, Snapshots::dropped);
    count("hindsight.snapshots.broken", snapshots, Snapshots::broken);
  }

  private <T> void count(String name, T source, ToDoubleFunction<T> figure) {
    FunctionCounter.builder(name, source, figure).register(registry);
  }
}
