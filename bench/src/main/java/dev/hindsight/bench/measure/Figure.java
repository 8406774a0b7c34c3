package dev.hindsight.bench.measure;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What was measured, over some rounds.
 *
 * @param unit of ours and of the limit: {@code commands/s}
 * @param raw what the limit is
 * @param rounds at least one
 * @param more what else was seen, by name, with its unit in the name
 */
public record Figure(
    String what,
    String unit,
    String raw,
    Target target,
    List<Round> rounds,
    Map<String, Double> more) {

  public Figure {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException(what + " was not measured");
    }
    rounds = List.copyOf(rounds);
    more = Map.copyOf(more);
  }

  /**
   * What has no raw limit, beside the bound that it shall not pass.
   *
   * @param values one a round, in the unit of the bound
   */
  public static Figure within(
      String what, Target.Within bound, List<Double> values, Map<String, Double> more) {
    var rounds =
        values.stream().map(value -> new Round(bound.bound(), value, bound.bound())).toList();
    return new Figure(what, bound.unit(), "the bound itself", bound, rounds, more);
  }

  /**
   * What has neither a limit nor a bound, such as the time of one step.
   *
   * @param values one a round
   */
  public static Figure cost(
      String what, String unit, List<Double> values, Map<String, Double> more) {
    // Beside one of its unit, so that its ratio is itself.
    var rounds = values.stream().map(value -> new Round(1, value, 1)).toList();
    return new Figure(what, unit, "nothing", Target.told(), rounds, more);
  }

  /** Whether it stands beside something: a limit, or its bound. False for a cost. */
  public boolean hasLimit() {
    return !(target instanceof Target.Told);
  }

  public double ours() {
    return median(Round::ours);
  }

  public double limit() {
    return median(Round::raw);
  }

  /**
   * The median of the ratios of the rounds, not the ratio of the medians: a round belongs together.
   */
  public double ratio() {
    return median(Round::ratio);
  }

  /** How far the ratios of the rounds lie apart, as a share of their median. */
  public double spread() {
    var ratios = rounds.stream().mapToDouble(Round::ratio).summaryStatistics();
    return (ratios.getMax() - ratios.getMin()) / ratio();
  }

  public boolean isMet() {
    return target.isMetBy(ratio());
  }

  private double median(Function<Round, Double> of) {
    return Median.of(rounds.stream().map(of).toList());
  }
}
