package dev.hindsight.bench.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.bench.measure.Figure;
import dev.hindsight.bench.measure.Round;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure as it is kept. What stands beside nothing has no limit, no ratio and no target to meet;
 * the fields are there all the same.
 *
 * @param part that measured it
 * @param at when
 * @param commit of which code
 * @param rawIs what the limit is
 * @param targetRatio at which the target is just met
 */
public record Row(
    String part,
    String at,
    String commit,
    String what,
    String unit,
    double ours,
    @Nullable Double raw,
    @Nullable String rawIs,
    @Nullable Double ratio,
    double spread,
    String target,
    @Nullable Double targetRatio,
    @Nullable Boolean met,
    List<Values> rounds,
    Map<String, Double> more) {

  public Row {
    rounds = List.copyOf(rounds);
    more = new TreeMap<>(more);
  }

  /** Of a figure that was just measured. */
  public static Row of(String part, String at, String commit, Figure figure) {
    var beside = figure.hasLimit();
    return new Row(
        part,
        at,
        commit,
        figure.what(),
        figure.unit(),
        rounded(figure.ours()),
        beside ? rounded(figure.limit()) : null,
        beside ? figure.raw() : null,
        beside ? rounded(figure.ratio()) : null,
        rounded(figure.spread()),
        figure.target().toString(),
        beside ? figure.target().ratio() : null,
        beside ? figure.isMet() : null,
        figure.rounds().stream().map(round -> Values.of(round, beside)).toList(),
        figure.more());
  }

  /** Whether it stands beside something. */
  @JsonIgnore
  boolean hasLimit() {
    return ratio != null;
  }

  /** One round: the limit before, ours, the limit after. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Values(@Nullable Double before, double ours, @Nullable Double after) {

    static Values of(Round round, boolean beside) {
      return new Values(
          beside ? round.before() : null, round.ours(), beside ? round.after() : null);
    }
  }

  // A thousandth is more than can be told apart.
  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }
}
