package dev.hindsight.bench.against;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.bench.measure.Median;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ratios that two checkouts reached to the raw limit, row by row. */
public final class Comparison {

  // Less than that is not told from chance in a handful of rounds.
  private static final double NOTICEABLE = 0.05;

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** The results of one run of this checkout, as they stand in {@code latest.json}. */
  public void addOurs(JsonNode results) {
    results.path("rows").forEach(row -> row(row).ours.add(row.path("ratio").asDouble()));
  }

  /** The same of the other checkout. */
  public void addTheirs(JsonNode results) {
    results.path("rows").forEach(row -> row(row).theirs.add(row.path("ratio").asDouble()));
  }

  private Row row(JsonNode row) {
    return rows.computeIfAbsent(
        row.path("what").asText(), what -> new Row(row.path("target").asText().startsWith("≤")));
  }

  /** Whether nothing became worse. */
  public boolean isGood() {
    return rows.values().stream().noneMatch(Row::isWorse);
  }

  /** A line for each row that both have measured. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    rows.forEach((what, row) -> {
      if (row.isOfBoth()) {
        lines.add(row.line(what));
      }
    });
    return lines;
  }

  private static final class Row {

    private final boolean lessIsBetter;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    Row(boolean lessIsBetter) {
      this.lessIsBetter = lessIsBetter;
    }

    boolean isOfBoth() {
      return !ours.isEmpty() && !theirs.isEmpty();
    }

    private double change() {
      return Median.of(ours) / Median.of(theirs) - 1;
    }

    /** By the median, and in each round worse than in any of the other's. */
    boolean isWorse() {
      return isOfBoth() && loses(ours, theirs);
    }

    boolean isBetter() {
      return isOfBoth() && loses(theirs, ours);
    }

    private boolean loses(List<Double> some, List<Double> others) {
      return lessIsBetter ? isBelow(others, some) : isBelow(some, others);
    }

    private static boolean isBelow(List<Double> low, List<Double> high) {
      return Median.of(low) < Median.of(high) * (1 - NOTICEABLE)
          && Collections.max(low) < Collections.min(high);
    }

    String line(String what) {
      return String.format(
          Locale.ROOT,
          "%-56s %6.2f × raw, was %6.2f: %+.0f %%, %s",
          what,
          Median.of(ours),
          Median.of(theirs),
          change() * 100,
          isWorse() ? "worse" : isBetter() ? "better" : "the same");
    }
  }
}
