package dev.hindsight.command.account;

import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that is to go from one account to another, once for its id. */
public record MoneyTransfer(UUID id, UUID from, UUID to, Money amount, @Nullable String reference) {

  /** What deciding about it reads, and making it writes. */
  public List<StreamName> streams() {
    return streams(id, from, to);
  }

  /** The same, before the amount is known. */
  public static List<StreamName> streams(UUID id, UUID from, UUID to) {
    return List.of(Account.stream(from), Account.stream(to), Transfer.stream(id));
  }
}
