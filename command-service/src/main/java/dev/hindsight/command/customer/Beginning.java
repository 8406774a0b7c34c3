package dev.hindsight.command.customer;

import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Rejection;
import java.util.Optional;
import java.util.UUID;

/** Who may begin something new: a customer that is there and has not gone. */
public final class Beginning {

  private Beginning() {}

  /** Why not; {@code pointer} is the field that names the customer. */
  public static Optional<Rejection> refusal(UUID id, Customer customer, String pointer) {
    return switch (customer) {
      case Customer.Unknown u -> Optional.of(Decision.unknown(Customer.stream(id)).rejection());
      case Customer.Registered r ->
          r.active() ? Optional.empty() : gone("customer-deactivated", id, "deactivated", pointer);
      case Customer.Erased e -> gone("customer-erased", id, "erased", pointer);
    };
  }

  private static Optional<Rejection> gone(String reason, UUID id, String what, String pointer) {
    var detail = "customer " + id + " was " + what + " and begins nothing new";
    return Optional.of(Decision.notAllowed(reason, detail, pointer).rejection());
  }
}
