package dev.hindsight.command.process;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Rejection;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account of somebody that money goes to: the oldest open one of the currency, else one
 * that is opened for them. Nobody in particular is the shop.
 */
final class Purse {

  /** An account, or why there is none. */
  sealed interface Found {

    record At(UUID accountId) implements Found {}

    record Nowhere(Rejection why) implements Found {}
  }

  // Whoever opens accounts under the names of others keeps nobody searching for ever.
  private static final int MOST_NAMED = 100;

  private final Steps steps;

  Purse(Steps steps) {
    this.steps = steps;
  }

  /** {@code except} is an account that will not do, since the money comes from there. */
  Found of(@Nullable UUID owner, Currency currency, UUID except) throws InterruptedException {
    var own = oldest(owner, currency, except);
    return own.isPresent() ? new Found.At(own.get()) : named(owner, currency, except);
  }

  private Optional<UUID> oldest(@Nullable UUID owner, Currency currency, UUID except)
      throws InterruptedException {
    if (owner != null
        && steps.state(Customer.stream(owner), Customer.class) instanceof Customer.Registered r) {
      for (var account : r.accounts().entrySet()) {
        if (account.getValue().equals(currency.getCurrencyCode())
            && !account.getKey().equals(except)
            && state(account.getKey()) instanceof Account.Open) {
          return Optional.of(account.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private Found named(@Nullable UUID owner, Currency currency, UUID except)
      throws InterruptedException {
    for (int n = 1; n <= MOST_NAMED; n++) {
      var id = NamedId.ofAccount(owner, currency, n);
      if (state(id) instanceof Account.Unknown) {
        var refused = steps.send("open-" + id, new OpenAccount(id, owner, currency));
        // Somebody else may have opened it just now: what it is like is looked at below.
        if (refused.isPresent() && state(id) instanceof Account.Unknown) {
          return new Found.Nowhere(refused.get());
        }
      }
      if (!id.equals(except) && isOpenFor(owner, currency, state(id))) {
        return new Found.At(id);
      }
    }
    return new Found.Nowhere(
        Decision.notAllowed("no-account", "there is no open account for " + owner).rejection());
  }

  private static boolean isOpenFor(@Nullable UUID owner, Currency currency, Account account) {
    return account instanceof Account.Open open
        && Objects.equals(open.ownerId(), owner)
        && open.balance().currency().equals(currency);
  }

  private Account state(UUID account) throws InterruptedException {
    return steps.state(Account.stream(account), Account.class);
  }
}
