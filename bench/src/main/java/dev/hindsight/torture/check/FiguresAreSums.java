package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;
import dev.hindsight.torture.fold.Figures;
import java.util.Objects;
import java.util.TreeSet;

/** A sum that was added to twice tells nobody: so all are counted anew. */
final class FiguresAreSums implements Check {

  private static final String NONE = "0";

  @Override
  public String promise() {
    return "figures are the sums over all events";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var counted = Figures.of(evidence.log());
    var names = new TreeSet<>(counted.keySet());
    names.addAll(evidence.figures().keySet());
    for (var name : names) {
      var wanted = counted.getOrDefault(name, NONE);
      var found = evidence.figures().getOrDefault(name, NONE);
      if (!Objects.equals(wanted, found)) {
        places.add("%s: %s instead of %s", name, found, wanted);
      }
    }
  }
}
