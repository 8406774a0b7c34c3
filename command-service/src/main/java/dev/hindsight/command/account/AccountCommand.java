package dev.hindsight.command.account;

import dev.hindsight.command.customer.Customer;
import dev.hindsight.command.decider.Command;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be asked of an account. */
public sealed interface AccountCommand extends Command {

  UUID accountId();

  @Override
  default StreamName target() {
    return Account.stream(accountId());
  }

  /** Open an account in one currency; without an owner it is the shop's. */
  record OpenAccount(UUID accountId, @Nullable UUID ownerId, Currency currency)
      implements AccountCommand {
    @Override
    public List<StreamName> alsoReads() {
      return ownerId == null ? List.of() : List.of(Customer.stream(ownerId));
    }
  }

  /** Bring money in from outside. */
  record DepositMoney(UUID accountId, Money amount, @Nullable String reference)
      implements AccountCommand {}

  /** Take money out of the system. */
  record WithdrawMoney(UUID accountId, Money amount, @Nullable String reference)
      implements AccountCommand {}

  /** Move money from this account to another, in one append. */
  record TransferMoney(
      UUID transferId, UUID accountId, UUID to, Money amount, @Nullable String reference)
      implements AccountCommand {
    @Override
    public List<StreamName> alsoReads() {
      return transfer().streams();
    }

    MoneyTransfer transfer() {
      return new MoneyTransfer(transferId, accountId, to, amount, reference);
    }
  }

  /** Close an account that holds nothing. */
  record CloseAccount(UUID accountId) implements AccountCommand {}
}
