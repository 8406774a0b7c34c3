package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/** A rejected command has no effect. */
final class RefusedLeavesNothing implements Check {

  @Override
  public String promise() {
    return "what was refused left nothing behind";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    for (var intent : Intent.of(evidence)) {
      if (intent.isRefused() && !intent.isAccepted() && !intent.events().isEmpty()) {
        places.add("%s was refused, and has positions %s", intent.told(), intent.positions());
      }
    }
  }
}
