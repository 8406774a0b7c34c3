package dev.hindsight.bench.report;

import dev.hindsight.bench.machine.Machine;
import dev.hindsight.bench.measure.Figure;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one run has measured.
 *
 * @param versions by name: of ours, of the JDK, of the stores
 * @param settings that matter for the figures
 */
public record Results(
    Instant at,
    Machine machine,
    Map<String, String> versions,
    Map<String, String> settings,
    List<Figure> figures) {

  public Results {
    versions = Map.copyOf(versions);
    settings = Map.copyOf(settings);
    figures = List.copyOf(figures);
  }
}
