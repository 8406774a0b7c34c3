package dev.hindsight.command.customer;

import dev.hindsight.events.StreamName;
import java.util.UUID;

/** The state of an e-mail address: who has it. Known by a keyed hash alone. */
public sealed interface EmailAddress {

  String KIND = "email";

  static StreamName stream(UUID hash) {
    return new StreamName(KIND, hash);
  }

  /** Anybody can claim it. */
  record Free() implements EmailAddress {}

  /** One customer has it. */
  record Claimed(UUID customerId) implements EmailAddress {}
}
