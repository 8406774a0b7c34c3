package dev.hindsight.command.decider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose something is. Nothing is nobody's: what is no customer's is the shop's. */
public sealed interface Owner {

  /** Of somebody who buys. */
  record Customer(UUID id) implements Owner {}

  /** Of somebody who sells. */
  record Seller(UUID id) implements Owner {}

  /** Of the shop, for which its operators act. */
  record TheShop() implements Owner {}

  /** Of a customer; without one, of the shop. */
  static Owner customer(@Nullable UUID id) {
    return id == null ? new TheShop() : new Customer(id);
  }

  /** Of a seller; without one, of the shop. */
  static Owner seller(@Nullable UUID id) {
    return id == null ? new TheShop() : new Seller(id);
  }
}
