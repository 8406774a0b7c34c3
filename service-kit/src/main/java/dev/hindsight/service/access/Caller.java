package dev.hindsight.service.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something.
 *
 * @param name how whoever issued the token calls them
 * @param id the customer that they are, as buyer or as seller; null for who is none
 * @param roles those of {@link Roles} that they have
 * @param until when their token expires
 */
public record Caller(String name, @Nullable UUID id, Set<String> roles, Instant until) {

  /** The shop itself: what goes on without anybody asking for it. */
  public static final Caller THE_SHOP =
      new Caller("shop", null, Set.of(Roles.OPERATOR), Instant.MAX);

  public Caller {
    roles = Set.copyOf(roles);
  }

  public boolean isOperator() {
    return roles.contains(Roles.OPERATOR);
  }

  /** Whether they are that customer, and here as such. */
  public boolean isCustomer(@Nullable UUID customer) {
    return roles.contains(Roles.CUSTOMER) && isThat(customer);
  }

  /** Whether they are that seller, and here as such. */
  public boolean isSeller(@Nullable UUID seller) {
    return roles.contains(Roles.MERCHANT) && isThat(seller);
  }

  /** The customer as whom they act where a request names none: nobody for operators. */
  public @Nullable UUID asCustomer() {
    return isOperator() || !roles.contains(Roles.CUSTOMER) ? null : id;
  }

  /** The seller as whom they act where a request names none: nobody for operators. */
  public @Nullable UUID asSeller() {
    return isOperator() || !roles.contains(Roles.MERCHANT) ? null : id;
  }

  /** How the events that they cause name them, for ever: customers by nothing but their id. */
  public String actor() {
    return id == null ? name : id.toString();
  }

  /**
   * An idempotency key as it is known to nobody else: keys of different callers never meet.
   * Operators share theirs, so that one goes on with what another has begun.
   */
  public String own(String key) {
    return isOperator() ? key : actor() + "/" + key;
  }

  private boolean isThat(@Nullable UUID customer) {
    return id != null && id.equals(customer);
  }
}
