package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/** No balance is ever below nothing. */
final class NothingOverdrawn implements Check {

  @Override
  public String promise() {
    return "no account is overdrawn, at any position";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var balances = new Balances();
    for (var event : evidence.log()) {
      var balance = balances.apply(event);
      if (balance.signum() < 0) {
        places.add("%s has %s at position %d", event.stream(), balance, event.position());
      }
    }
  }
}
