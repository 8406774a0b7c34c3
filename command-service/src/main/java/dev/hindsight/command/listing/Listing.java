package dev.hindsight.command.listing;

import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of a listing, as far as decisions need it. */
public sealed interface Listing {

  String KIND = "listing";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }

  /** Nobody posted it. */
  record Unknown() implements Listing {}

  /** It can be put into carts. */
  record Listed(
      @Nullable UUID sellerId,
      String title,
      @Nullable String brand,
      @Nullable String category,
      Money price)
      implements Listing {}

  /** It was, and is no longer for sale; carts may hold it still. */
  record Withdrawn(@Nullable UUID sellerId) implements Listing {}
}
