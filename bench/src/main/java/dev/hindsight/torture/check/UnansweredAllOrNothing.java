package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/** Who got no answer may find the effect or not, and by no means twice. */
final class UnansweredAllOrNothing implements Check {

  @Override
  public String promise() {
    return "what was not answered happened once or not at all";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    for (var intent : Intent.of(evidence)) {
      if (!intent.isRefused() && !intent.isAccepted() && intent.events().size() > 1) {
        places.add("%s has positions %s", intent.told(), intent.positions());
      }
    }
  }
}
