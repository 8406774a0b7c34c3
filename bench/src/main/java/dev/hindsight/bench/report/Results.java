package dev.hindsight.bench.report;

import dev.hindsight.bench.machine.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured on one machine with the same settings.
 *
 * @param at when the last of it
 * @param versions by name: of the JDK, of the stores
 * @param settings that matter for the figures
 * @param rows those of a part together
 */
public record Results(
    String at,
    Machine machine,
    Map<String, String> versions,
    Map<String, String> settings,
    List<Row> rows) {

  public Results {
    versions = new TreeMap<>(versions);
    settings = new TreeMap<>(settings);
    rows = List.copyOf(rows);
  }

  /** With the rows of parts that were measured before, and not again. */
  Results after(Results before) {
    if (!machine.equals(before.machine) || !settings.equals(before.settings)) {
      return this;
    }
    var byPart = new LinkedHashMap<String, List<Row>>();
    before.rows.forEach(row -> byPart.computeIfAbsent(row.part(), _ -> new ArrayList<>()).add(row));
    rows.forEach(row -> byPart.put(row.part(), new ArrayList<>()));
    rows.forEach(row -> byPart.getOrDefault(row.part(), new ArrayList<>()).add(row));
    var allVersions = new TreeMap<>(before.versions);
    allVersions.putAll(versions);
    var all = byPart.values().stream().flatMap(List::stream).toList();
    return new Results(at, machine, allVersions, settings, all);
  }
}
