package dev.hindsight.command.telemetry;

import dev.hindsight.command.handler.Outcome;
import dev.hindsight.service.log.LogFields;
import dev.hindsight.service.measure.Durations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What became of each command: counted, timed, and, at level DEBUG of {@code
 * dev.hindsight.commands}, a line in the log. From any thread.
 */
@ApplicationScoped
public class CommandJournal {

  private static final Logger LOG = Logger.getLogger("dev.hindsight.commands");

  private final MeterRegistry meters;
  private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String command, String outcome) {}

  CommandJournal(MeterRegistry meters) {
    this.meters = meters;
  }

  /**
   * Notes how a command ended.
   *
   * @param command its name
   * @param traceparent of the request that brought it
   */
  public void ended(String command, Outcome outcome, long nanos, @Nullable String traceparent) {
    var name = name(outcome);
    timers.computeIfAbsent(name, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    counters.computeIfAbsent(new Kind(command, name), this::counter).increment();
    if (LOG.isDebugEnabled()) {
      write(command, outcome, name, nanos, traceparent);
    }
  }

  private Timer timer(String outcome) {
    return Timer.builder("hindsight.command.duration")
        .tag("outcome", outcome)
        .serviceLevelObjectives(Durations.BUCKETS)
        .register(meters);
  }

  private Counter counter(Kind kind) {
    return meters.counter(
        "hindsight.commands", "command", kind.command(), "outcome", kind.outcome());
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted.replayed() ? "replayed" : "accepted";
      case Outcome.Refused refused -> "refused";
      case Outcome.KeyReused reused -> "key-reused";
      case Outcome.Unavailable unavailable -> "unavailable";
      case Outcome.Broken broken -> "broken";
    };
  }

  private static void write(
      String command, Outcome outcome, String name, long nanos, @Nullable String traceparent) {
    var micros = TimeUnit.NANOSECONDS.toMicros(nanos);
    try (var fields = fields(outcome).and("command", command).inTrace(traceparent)) {
      switch (outcome) {
        case Outcome.Accepted accepted ->
            LOG.debugf(
                "%s %s: %s at version %d, in %d µs",
                command, name, accepted.stream(), accepted.version(), micros);
        case Outcome.Refused refused ->
            LOG.debugf("%s %s: %s, in %d µs", command, name, refused.rejection().reason(), micros);
        case Outcome.KeyReused reused -> LOG.debugf("%s %s, in %d µs", command, name, micros);
        case Outcome.Unavailable unavailable ->
            LOG.debugf("%s %s: %s, in %d µs", command, name, unavailable.why(), micros);
        case Outcome.Broken broken ->
            LOG.debugf("%s %s: incident %s, in %d µs", command, name, broken.incident(), micros);
      }
    }
  }

  private static LogFields fields(Outcome outcome) {
    return outcome instanceof Outcome.Accepted accepted
        ? LogFields.ofStream(accepted.stream().toString()).and("commandId", accepted.commandId())
        : LogFields.none();
  }
}
