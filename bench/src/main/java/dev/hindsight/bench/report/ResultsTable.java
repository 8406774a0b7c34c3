package dev.hindsight.bench.report;

import dev.hindsight.bench.measure.Digits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The results as a page of Markdown. */
public final class ResultsTable {

  private static final String NONE = "–";

  private ResultsTable() {}

  public static String of(Results results) {
    var machine = results.machine();
    return String.format(
            Locale.ROOT,
            """
            # Measured until %s
            %s, %d cores, %,d MB, %s; everything on one machine, the load included.

            %s

            %s

            %s

            | what | ours | raw | ratio | spread | target | met |
            |---|---|---|---|---|---|---|
            """,
            results.at(),
            machine.cpu(),
            machine.cores(),
            machine.memoryMegabytes(),
            machine.system(),
            parts(results.rows()),
            list(new TreeMap<>(results.versions())),
            list(new TreeMap<>(results.settings())))
        + results.rows().stream().map(ResultsTable::row).collect(Collectors.joining())
        + "\nThe spread is that of the ratios of the rounds, highest less lowest, as a share of their median."
        + "\nWhat has no ratio is a cost, told to compare commits; its spread is that of its values.\n"
        + results.rows().stream()
            .filter(row -> !row.more().isEmpty())
            .map(ResultsTable::more)
            .collect(Collectors.joining());
  }

  private static String row(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s %s | %s | %s | %.0f %% | %s | %s |%n",
        row.what(),
        Digits.of(row.ours()),
        row.unit(),
        row.raw() == null ? NONE : Digits.of(row.raw()),
        row.ratio() == null ? NONE : String.format(Locale.ROOT, "%.2f ×", row.ratio()),
        row.spread() * 100,
        row.target(),
        row.met() == null ? NONE : (row.met() ? "yes" : "no"));
  }

  private static String more(Row row) {
    return "\n- "
        + row.what()
        + ": "
        + new TreeMap<>(row.more())
            .entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s %.2f", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
  }

  // Parts are measured by themselves, on whatever the code was then.
  private static String parts(List<Row> rows) {
    var parts = new LinkedHashMap<String, String>();
    rows.forEach(row ->
        parts.put(row.part(), "%s: %s at commit %s".formatted(row.part(), row.at(), row.commit())));
    return String.join("; ", parts.values()) + ".";
  }

  private static String list(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", ", "", "."));
  }
}
