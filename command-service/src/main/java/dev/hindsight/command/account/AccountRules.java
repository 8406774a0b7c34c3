package dev.hindsight.command.account;

import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import dev.hindsight.command.decider.Owner;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What holds for every account whatever money moves: each rule says what is against it. */
public final class AccountRules {

  private AccountRules() {}

  /** Whose an account is; nobody's when there is none. */
  static Optional<Owner> owner(Account account) {
    return switch (account) {
      case Account.Unknown _ -> Optional.empty();
      case Account.Open open -> Optional.of(Owner.customer(open.ownerId()));
      case Account.Closed closed -> Optional.of(Owner.customer(closed.ownerId()));
    };
  }

  /** Whoever pays does so from an account of their own: the buyer, and whose the account is. */
  public static List<Owner> owners(Owner buyer, UUID payer, Others others) {
    return Stream.concat(
            Stream.of(buyer), owner(others.of(Account.stream(payer), Account.class)).stream())
        .toList();
  }

  /** Only an open account, and only in its own currency. */
  public static Optional<Rejection> takesPart(UUID id, Account account, Currency currency) {
    return switch (account) {
      case Account.Unknown u -> refused(Decision.unknown(Account.stream(id)));
      case Account.Closed c -> refused(closed(id));
      case Account.Open open ->
          open.balance().currency().equals(currency)
              ? Optional.empty()
              : refused(
                  Decision.notAllowed(
                      "other-currency",
                      "account %s holds %s, not %s"
                          .formatted(id, open.balance().currency(), currency),
                      "/amount/currency"));
    };
  }

  /** Never below zero. */
  public static Optional<Rejection> gives(UUID id, Account account, Money amount) {
    return takesPart(id, account, amount.currency())
        .or(() ->
            account instanceof Account.Open open && open.balance().compareTo(amount) < 0
                ? refused(
                    Decision.notAllowed(
                        "insufficient-funds",
                        "account %s holds %s, less than %s".formatted(id, open.balance(), amount),
                        "/amount"))
                : Optional.empty());
  }

  /** Far above any real balance and far below what a long can count. */
  public static Optional<Rejection> takes(UUID id, Account account, Money amount) {
    return takesPart(id, account, amount.currency())
        .or(() ->
            account instanceof Account.Open open && tooMuch(open, amount)
                ? refused(
                    Decision.notAllowed(
                        "balance-too-large", "account " + id + " would hold too much", "/amount"))
                : Optional.empty());
  }

  static Decision.Rejected closed(UUID id) {
    return Decision.notAllowed("account-closed", "account " + id + " is closed");
  }

  private static boolean tooMuch(Account.Open account, Money more) {
    return account.balance().minor() > Money.MAX_MINOR - more.minor();
  }

  private static Optional<Rejection> refused(Decision.Rejected rejected) {
    return Optional.of(rejected.rejection());
  }
}
