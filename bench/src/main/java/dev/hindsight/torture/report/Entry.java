package dev.hindsight.torture.report;

import dev.hindsight.torture.scenario.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one scenario ended the last time it was played at full length.
 *
 * @param at the day
 * @param open commands that nobody answered, or whose answer said that nobody knows
 * @param figures by what they are of
 * @param violations promises that were not kept
 */
public record Entry(
    String scenario,
    String at,
    String commit,
    long seed,
    long seconds,
    int faults,
    long accepted,
    long refused,
    long open,
    long events,
    long reads,
    Map<String, Figure> figures,
    List<String> violations) {

  /** The middle one and the greatest of so many. */
  public record Figure(long many, long median, long most) {

    static Figure of(List<Long> values) {
      var sorted = values.stream().sorted().toList();
      return new Figure(sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
    }
  }

  public Entry {
    figures = new LinkedHashMap<>(figures);
    violations = List.copyOf(violations);
  }

  /** Of a play of one scenario. */
  public static Entry of(Outcome outcome, String at, String commit) {
    var figures = new LinkedHashMap<String, Figure>();
    outcome.findings().figures().forEach((name, values) -> figures.put(name, Figure.of(values)));
    var violations = new ArrayList<String>();
    outcome.violations().forEach(one -> violations.add(one.promise()));
    return new Entry(
        outcome.scenarios().getFirst(),
        at,
        commit,
        outcome.seed(),
        outcome.took().toSeconds(),
        outcome.findings().faults().size(),
        outcome.journal().accepted(),
        outcome.journal().refused(),
        outcome.journal().open(),
        outcome.events(),
        outcome.journal().looks().size(),
        figures,
        violations);
  }
}
