package dev.hindsight.command.monitor;

import dev.hindsight.events.StreamName;
import dev.hindsight.events.progress.ProgressReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A projection of a consumer service, as far as it was heard of.
 *
 * @param positions up to which the log is applied, by partition
 * @param parked streams that it has set aside
 * @param heardAt when it was told of last, by the clock of the broker
 */
record Projection(
    String service,
    String name,
    int version,
    Set<String> kinds,
    Map<Integer, Long> positions,
    Set<String> parked,
    Instant heardAt) {

  static Projection of(ProgressReport report, Instant heardAt) {
    return new Projection(
        report.service(),
        report.projection(),
        report.version(),
        Set.copyOf(report.kinds()),
        Map.copyOf(report.positions()),
        Set.copyOf(report.parked()),
        heardAt);
  }

  /**
   * With what another replica of the service knows: positions only grow, and whoever is further in
   * a partition, or says it last, knows what is parked there.
   */
  Projection with(Projection later, ToIntFunction<byte[]> partitionOf) {
    var furthest = new HashMap<>(positions);
    later.positions.forEach(
        (partition, position) -> furthest.merge(partition, position, Math::max));
    var aside = new HashSet<String>();
    for (var stream : parked) {
      if (!later.isAsFarAs(this, partitionOf.applyAsInt(bytes(stream)))) {
        aside.add(stream);
      }
    }
    for (var stream : later.parked) {
      if (later.isAsFarAs(this, partitionOf.applyAsInt(bytes(stream)))) {
        aside.add(stream);
      }
    }
    return new Projection(
        service,
        name,
        version,
        later.kinds,
        Map.copyOf(furthest),
        Set.copyOf(aside),
        later.heardAt.isAfter(heardAt) ? later.heardAt : heardAt);
  }

  long position(int partition) {
    return positions.getOrDefault(partition, 0L);
  }

  private boolean isAsFarAs(Projection other, int partition) {
    return position(partition) >= other.position(partition);
  }

  static byte[] bytes(StreamName stream) {
    return bytes(stream.toString());
  }

  private static byte[] bytes(String stream) {
    return stream.getBytes(StandardCharsets.UTF_8);
  }
}
