package dev.hindsight.bench.report;

import dev.hindsight.bench.measure.Digits;
import dev.hindsight.bench.measure.Figure;
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
            # Measured %s
            %s, %d cores, %,d MB, %s; everything on one machine, the load included.

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
            list(new TreeMap<>(results.versions())),
            list(new TreeMap<>(results.settings())))
        + results.figures().stream().map(ResultsTable::row).collect(Collectors.joining())
        + "\nThe spread is that of the ratios of the rounds, highest less lowest, as a share of their median."
        + "\nWhat has no ratio is a cost, told to compare commits; its spread is that of its values.\n"
        + results.figures().stream()
            .filter(figure -> !figure.more().isEmpty())
            .map(ResultsTable::more)
            .collect(Collectors.joining());
  }

  private static String row(Figure figure) {
    return String.format(
        Locale.ROOT,
        "| %s | %s %s | %s | %s | %.0f %% | %s | %s |%n",
        figure.what(),
        Digits.of(figure.ours()),
        figure.unit(),
        figure.hasLimit() ? Digits.of(figure.limit()) : NONE,
        figure.hasLimit() ? String.format(Locale.ROOT, "%.2f ×", figure.ratio()) : NONE,
        figure.spread() * 100,
        figure.target(),
        figure.hasLimit() ? (figure.isMet() ? "yes" : "no") : NONE);
  }

  private static String more(Figure figure) {
    return "\n- "
        + figure.what()
        + ": "
        + new TreeMap<>(figure.more())
            .entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "%s %.2f", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
  }

  private static String list(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", ", "", "."));
  }
}
