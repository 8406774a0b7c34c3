package dev.hindsight.bench.against;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.bench.measure.Digits;
import dev.hindsight.bench.measure.Median;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/** The ratios that two checkouts reached to the raw limit, and what has none, row by row. */
public final class Comparison {

  // Less than that is not told from chance in a handful of rounds.
  private static final double NOTICEABLE = 0.05;

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** The results of one run of this checkout, as they stand in {@code latest.json}. */
  public void addOurs(JsonNode results) {
    results.path("rows").forEach(row -> row(row).ours.add(value(row)));
  }

  /** The same of the other checkout. */
  public void addTheirs(JsonNode results) {
    results.path("rows").forEach(row -> row(row).theirs.add(value(row)));
  }

  private Row row(JsonNode row) {
    return rows.computeIfAbsent(row.path("what").asText(), what -> Row.like(row));
  }

  // A cost stands beside nothing; the same machine has measured both in turns.
  private static double value(JsonNode row) {
    return row.path(isCost(row) ? "ours" : "ratio").asDouble();
  }

  private static boolean isCost(JsonNode row) {
    return row.path("ratio").isNull();
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

    private final String unit;
    private final DoubleFunction<String> digits;
    private final boolean lessIsBetter;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    private Row(String unit, DoubleFunction<String> digits, boolean lessIsBetter) {
      this.unit = unit;
      this.digits = digits;
      this.lessIsBetter = lessIsBetter;
    }

    static Row like(JsonNode row) {
      return isCost(row)
          ? new Row(row.path("unit").asText(), Digits::of, true)
          : new Row(
              "× raw",
              ratio -> String.format(Locale.ROOT, "%.2f", ratio),
              row.path("target").asText().startsWith("≤"));
    }

    boolean isOfBoth() {
      return !ours.isEmpty() && !theirs.isEmpty();
    }

    private double change() {
      var was = Median.of(theirs);
      var is = Median.of(ours);
      // A cost can be nothing.
      return is == was ? 0 : is / was - 1;
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
          "%-56s %6s %s, was %6s: %+.0f %%, %s",
          what,
          digits.apply(Median.of(ours)),
          unit,
          digits.apply(Median.of(theirs)),
          change() * 100,
          isWorse() ? "worse" : isBetter() ? "better" : "the same");
    }
  }
}
