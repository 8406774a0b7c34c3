package dev.hindsight.command.process;

import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import java.util.Set;
import java.util.UUID;

/**
 * Adds one to the bonus account for each deposit whose reference begins with {@code in-}. Nothing
 * but the key of its step keeps it from doing so twice.
 */
record Bonus(UUID account) implements ProcessManager {

  @Override
  public String name() {
    return "bonus";
  }

  @Override
  public Set<Class<? extends Event>> wants() {
    return Set.of(MoneyDeposited.class);
  }

  @Override
  public void on(Recorded recorded, Steps steps) throws InterruptedException {
    var reference = String.valueOf(((MoneyDeposited) recorded.event()).reference());
    if (reference.startsWith("in-")) {
      var bonus = new DepositMoney(account, Money.of("1.00", "EUR"), "bonus for " + reference);
      var refused = steps.send("add", bonus);
      if (refused.isPresent()) {
        throw new IllegalStateException(refused.get().detail());
      }
    }
  }
}
