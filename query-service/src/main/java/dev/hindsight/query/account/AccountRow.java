package dev.hindsight.query.account;

import dev.hindsight.events.Money;
import dev.hindsight.kit.projection.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of an account; without an owner it is the shop's. */
@Table("accounts")
public record AccountRow(AccountStatus status, @Nullable UUID ownerId, Money balance) {

  boolean isOpen() {
    return status == AccountStatus.OPEN;
  }

  AccountRow plus(Money amount) {
    return new AccountRow(status, ownerId, balance.plus(amount));
  }

  AccountRow minus(Money amount) {
    return new AccountRow(status, ownerId, balance.minus(amount));
  }

  AccountRow closed() {
    return new AccountRow(AccountStatus.CLOSED, ownerId, balance);
  }
}
