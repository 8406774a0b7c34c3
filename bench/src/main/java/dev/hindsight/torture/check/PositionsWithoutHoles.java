package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/** Whoever has seen position n has seen all before it: only if there is no hole. */
final class PositionsWithoutHoles implements Check {

  @Override
  public String promise() {
    return "positions are 1, 2, 3 … without a hole";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var expected = 1L;
    for (var event : evidence.log()) {
      if (event.position() != expected) {
        places.add("position %d follows %d", event.position(), expected - 1);
      }
      expected = event.position() + 1;
    }
  }
}
