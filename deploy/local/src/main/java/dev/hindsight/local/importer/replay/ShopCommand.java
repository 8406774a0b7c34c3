package dev.hindsight.local.importer.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hindsight.events.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The commands that an import needs; each is the data of its line. */
sealed interface ShopCommand {

  /** As the public interface names it. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** Money as the public interface writes it. */
  record Price(String amount, String currency) {
    static Price of(Money money) {
      return new Price(money.amount(), money.currencyCode());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PostListing(
      UUID id,
      String title,
      @Nullable String brand,
      @Nullable String category,
      Price price,
      String occurredAt)
      implements ShopCommand {}

  record ChangeListingPrice(UUID listingId, Price price, String occurredAt)
      implements ShopCommand {}

  record OpenCart(UUID id, String occurredAt) implements ShopCommand {}

  record AddItemToCart(UUID cartId, UUID listingId, int quantity, String occurredAt)
      implements ShopCommand {}

  record RemoveItemFromCart(UUID cartId, UUID listingId, String occurredAt)
      implements ShopCommand {}

  record CheckOutCart(UUID cartId, String occurredAt) implements ShopCommand {}
}
