package dev.hindsight.command.order;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.decider.Others;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose account is whose. */
final class Sellers {

  private Sellers() {}

  /** False for an open account of somebody else; no seller is the shop. */
  static boolean owns(@Nullable UUID seller, UUID account, Others others) {
    return !(others.of(Account.stream(account), Account.class) instanceof Account.Open open)
        || Objects.equals(open.ownerId(), seller);
  }
}
