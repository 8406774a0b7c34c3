package dev.hindsight.command.admin;

import dev.hindsight.command.follow.Figures;
import dev.hindsight.command.follow.FollowerProgress;
import dev.hindsight.command.follow.Followers;
import dev.hindsight.command.follow.Followers.Followed;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.relay.RelayProgress;
import dev.hindsight.command.seal.SealProgress;
import dev.hindsight.command.snapshot.Snapshots;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
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
  private final SealProgress seals;
  private final Followers followers;

  Metrics(
      MeterRegistry registry,
      CommandHandler handler,
      Snapshots snapshots,
      RelayProgress relay,
      SealProgress seals,
      Followers followers) {
    this.registry = registry;
    this.handler = handler;
    this.snapshots = snapshots;
    this.relay = relay;
    this.seals = seals;
    this.followers = followers;
  }

  void register(@Observes StartupEvent event) {
    registry.gauge("hindsight.commands.in.flight", handler, CommandHandler::inFlight);
    registry.gauge("hindsight.commands.room", handler, CommandHandler::room);
    registerStates();
    registerSnapshots();
    registry.gauge("hindsight.relay.position", relay, r -> r.snapshot().position());
    registry.gauge(
        "hindsight.relay.leading",
        relay,
        r -> r.snapshot().state() == RelayProgress.State.LEADING ? 1 : 0);
    registry.gauge("hindsight.seals.position", seals, s -> s.snapshot().position());
    registry.gauge("hindsight.seals.lag.events", seals, s -> s.snapshot().lag());
    registry.gauge("hindsight.seals.failing", seals, s -> s.snapshot().problem() == null ? 0 : 1);
    followers.all().forEach(this::register);
  }

  // Zero where another replica leads, so that the sum over all replicas is right.
  private void register(Followed followed) {
    var tags = Tags.of("follower", followed.name());
    var progress = followed.progress();
    registry.gauge("hindsight.follower.leading", tags, progress, p -> p.isLeading() ? 1 : 0);
    gauge("hindsight.follower.lag.events", tags, progress, Figures::lag);
    gauge("hindsight.follower.waiting", tags, progress, Figures::waiting);
    gauge("hindsight.follower.timers", tags, progress, Figures::timers);
    gauge("hindsight.follower.parked", tags, progress, Figures::parked);
  }

  private void gauge(
      String name, Tags tags, FollowerProgress progress, ToDoubleFunction<Figures> figure) {
    registry.gauge(
        name,
        tags,
        progress,
        p -> {
          var figures = p.snapshot().figures();
          return figures == null ? 0 : figure.applyAsDouble(figures);
        });
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
