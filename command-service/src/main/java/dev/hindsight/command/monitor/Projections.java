package dev.hindsight.command.monitor;

import dev.hindsight.events.progress.ProgressReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;

/**
 * All projections of all consumer services, as far as they were heard of. One thread tells, any
 * thread asks.
 */
public final class Projections {

  private final Clock clock;
  private final Memory memory;
  private final ToIntFunction<byte[]> partitionOf;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private volatile Map<String, Projection> heard = Map.of();
  private volatile boolean complete;

  /**
   * How long a projection counts that is not told of any more.
   *
   * @param ofService while nothing is heard of its whole service: that may be down
   * @param ofProjection while its service goes on telling of others: then it is gone
   */
  public record Memory(Duration ofService, Duration ofProjection) {}

  /** {@code partitionOf} gives the partition of a stream by the bytes of its name. */
  public Projections(Clock clock, Memory memory, ToIntFunction<byte[]> partitionOf) {
    this.clock = clock;
    this.memory = memory;
    this.partitionOf = partitionOf;
  }

  /** Calls {@code listener} after each change, on the thread that tells: be quick. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** What a replica told, and when. */
  void heard(ProgressReport report, Instant at) {
    var told = Projection.of(report, at);
    var all = new HashMap<>(living(heard));
    all.merge(report.key(), told, (known, later) -> known.with(later, partitionOf));
    heard = Map.copyOf(all);
  }

  /** Somebody has taken it back. */
  void forget(String key) {
    var all = new HashMap<>(heard);
    all.remove(key);
    heard = Map.copyOf(all);
  }

  /** Everything that was told before this process began has been heard. */
  void complete() {
    complete = true;
  }

  /** Tells those who wait. */
  void changed() {
    listeners.forEach(Runnable::run);
  }

  /** Whether it is known which projections there are. */
  boolean isComplete() {
    return complete;
  }

  /** Those that are there now. */
  List<Projection> living() {
    return List.copyOf(living(heard).values());
  }

  int partitionOf(byte[] stream) {
    return partitionOf.applyAsInt(stream);
  }

  private Map<String, Projection> living(Map<String, Projection> all) {
    var lastOfService = new HashMap<String, Instant>();
    all.values()
        .forEach(one ->
            lastOfService.merge(one.service(), one.heardAt(), (a, b) -> a.isAfter(b) ? a : b));
    var now = clock.instant();
    var living = new HashMap<>(all);
    living
        .values()
        .removeIf(one -> {
          var last = lastOfService.getOrDefault(one.service(), one.heardAt());
          return one.heardAt().plus(memory.ofService()).isBefore(now)
              || one.heardAt().plus(memory.ofProjection()).isBefore(last);
        });
    return living;
  }
}
