package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/** Read your own writes. */
final class LooksAreFresh implements Check {

  @Override
  public String promise() {
    return "an answer to a token includes what the token stands for";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    for (var look : evidence.looks()) {
      if (look.isAnswered() && look.version() < look.atLeast()) {
        places.add(
            "client %d saw version %d of %s with a token of version %d",
            look.client(), look.version(), look.stream(), look.atLeast());
      }
    }
  }
}
