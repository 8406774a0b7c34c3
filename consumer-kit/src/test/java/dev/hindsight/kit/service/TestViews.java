package dev.hindsight.kit.service;

import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.AccountRow;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.CartRow;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The views of the service under test. */
@Singleton
public final class TestViews {

  @Produces
  @Singleton
  EntityProjection<CartRow> carts() {
    return new CartProjection();
  }

  @Produces
  @Singleton
  EntityProjection<AccountRow> accounts() {
    return new AccountProjection();
  }
}
