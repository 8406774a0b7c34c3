package dev.hindsight.command.customer;

import static dev.hindsight.command.decider.Decision.notAllowed;
import static dev.hindsight.command.decider.Decision.unknown;

import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.Others;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may begin something new: a customer who is known, and neither deactivated nor erased. */
public final class Standing {

  private Standing() {}

  /** Why a customer, if there is one, may not; {@code pointer} is the field that names them. */
  public static Optional<Decision> refusal(@Nullable UUID id, Others others, String pointer) {
    return id == null
        ? Optional.empty()
        : switch (others.of(Customer.stream(id), Customer.class)) {
          case Customer.Unknown u -> Optional.of(unknown(Customer.stream(id)));
          case Customer.Erased e -> Optional.of(erased(id, pointer));
          case Customer.Registered r ->
              r.active() ? Optional.empty() : Optional.of(deactivated(id, pointer));
        };
  }

  /** The same of somebody who is here by themselves, and need not have registered. */
  public static Optional<Decision> refusalOfVisitor(
      @Nullable UUID id, Others others, String pointer) {
    return id == null || others.of(Customer.stream(id)) instanceof Customer.Unknown
        ? Optional.empty()
        : refusal(id, others, pointer);
  }

  static Decision erased(UUID id, @Nullable String pointer) {
    return notAllowed("customer-erased", "customer " + id + " was erased", pointer);
  }

  static Decision deactivated(UUID id, @Nullable String pointer) {
    return notAllowed(
        "customer-deactivated", "customer " + id + " was deactivated and begins nothing", pointer);
  }
}
