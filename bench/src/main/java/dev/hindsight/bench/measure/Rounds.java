package dev.hindsight.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures in turns: limit, ours, limit. What is seen on the way is told as it comes. */
public final class Rounds {

  private final int many;
  private final Consumer<String> told;

  public Rounds(int many, Consumer<String> told) {
    this.many = many;
    this.told = told;
  }

  /** The rounds of one figure; the limit after one is that before the next. */
  public List<Round> of(String what, String unit, Trial limit, Trial ours) throws Exception {
    var rounds = new ArrayList<Round>();
    var before = limit.run();
    for (int i = 1; i <= many; i++) {
      var mine = ours.run();
      var after = limit.run();
      var round = new Round(before, mine, after);
      rounds.add(round);
      told.accept(
          String.format(
              Locale.ROOT,
              "%s, round %d of %d: %,.0f %s, raw %,.0f and %,.0f: %.2f ×",
              what,
              i,
              many,
              mine,
              unit,
              before,
              after,
              round.ratio()));
      before = after;
    }
    return rounds;
  }
}
