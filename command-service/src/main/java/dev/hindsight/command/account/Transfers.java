package dev.hindsight.command.account;

import static dev.hindsight.command.decider.Decision.accept;
import static dev.hindsight.command.decider.Decision.alreadyExists;
import static dev.hindsight.command.decider.Decision.notAllowed;

import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.events.AccountEvent;
import dev.hindsight.events.AccountEvent.TransferReceived;
import dev.hindsight.events.AccountEvent.TransferSent;
import dev.hindsight.events.StreamName;
import dev.hindsight.events.TransferEvent.TransferMade;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The rules of transfers, for all that moves money: several in one append are decided one on top of
 * the other.
 */
public final class Transfers {

  private final Others others;
  private final Map<StreamName, Account> changed = new HashMap<>();
  private final Set<UUID> made = new HashSet<>();

  public Transfers(Others others) {
    this.others = others;
  }

  /** Both sides and the transfer itself, or why not; after a refusal all is as before. */
  public Decision next(MoneyTransfer t) {
    if (t.from().equals(t.to())) {
      return notAllowed("same-account", "a transfer goes to another account", "/to");
    }
    var transfer = Transfer.stream(t.id());
    if (made.contains(t.id()) || others.of(transfer, Transfer.class) == Transfer.MADE) {
      return alreadyExists(transfer);
    }
    var from = Account.stream(t.from());
    var to = Account.stream(t.to());
    var refusal =
        AccountRules.takesPart(t.to(), account(to), t.amount().currency())
            .or(() -> AccountRules.gives(t.from(), account(from), t.amount()))
            .or(() -> AccountRules.takes(t.to(), account(to), t.amount()));
    if (refusal.isPresent()) {
      return new Decision.Rejected(refusal.get());
    }
    var sent = new TransferSent(t.id(), t.to(), t.amount(), t.reference());
    var received = new TransferReceived(t.id(), t.from(), t.amount(), t.reference());
    apply(from, sent);
    apply(to, received);
    made.add(t.id());
    return accept(from, sent)
        .and(to, received)
        .and(transfer, new TransferMade(t.from(), t.to(), t.amount(), t.reference()));
  }

  private void apply(StreamName stream, AccountEvent event) {
    changed.put(stream, AccountFold.evolve(account(stream), event));
  }

  private Account account(StreamName stream) {
    var account = changed.get(stream);
    return account == null ? others.of(stream, Account.class) : account;
  }
}
