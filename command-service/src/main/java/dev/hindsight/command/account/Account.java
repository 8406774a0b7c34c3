package dev.hindsight.command.account;

import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of an account. */
public sealed interface Account {

  String KIND = "account";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }

  /** Nobody opened it. */
  record Unknown() implements Account {}

  /** Money can come and go. */
  record Open(@Nullable UUID ownerId, Money balance) implements Account {}

  /** It takes part in nothing any more. */
  record Closed(@Nullable UUID ownerId) implements Account {}
}
