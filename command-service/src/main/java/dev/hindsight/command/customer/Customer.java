package dev.hindsight.command.customer;

import dev.hindsight.events.StreamName;
import java.util.UUID;

/** The state of a customer, as far as decisions need it; nothing personal is in it. */
public sealed interface Customer {

  String KIND = "customer";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }

  /** Nobody registered under this id. */
  record Unknown() implements Customer {}

  /** A customer of the shop. */
  record Registered(boolean emailVerified) implements Customer {}
}
