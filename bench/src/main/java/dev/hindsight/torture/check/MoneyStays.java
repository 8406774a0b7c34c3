package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/**
 * Deposits less withdrawals are the sum of all balances, at every position at which a command ends:
 * a transfer is one command.
 */
final class MoneyStays implements Check {

  @Override
  public String promise() {
    return "no money is made or lost, at any position";
  }

  @Override
  public void examine(Evidence evidence, Places places) {
    var balances = new Balances();
    var log = evidence.log();
    for (int i = 0; i < log.size(); i++) {
      var event = log.get(i);
      balances.apply(event);
      var ends = i + 1 == log.size() || !log.get(i + 1).command().equals(event.command());
      if (ends && !balances.outOfNothing().isEmpty()) {
        places.add(
            "at position %d there is %s too much", event.position(), balances.outOfNothing());
      }
    }
  }
}
