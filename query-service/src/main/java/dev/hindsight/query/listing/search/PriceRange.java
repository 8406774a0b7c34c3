package dev.hindsight.query.listing.search;

import dev.hindsight.events.Money;
import dev.hindsight.kit.http.Problems;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Prices of one currency, from the one to the other and with both.
 *
 * @param from null for no lower limit
 * @param to null for no upper limit
 */
record PriceRange(Currency currency, @Nullable Long from, @Nullable Long to) {

  /** Reads {@code minPrice} and {@code maxPrice}, or throws a 400 that names one. */
  static PriceRange parse(Currency currency, @Nullable String min, @Nullable String max) {
    var range =
        new PriceRange(
            currency, minor("minPrice", min, currency), minor("maxPrice", max, currency));
    if (range.from != null && range.to != null && range.to < range.from) {
      throw Problems.malformed("maxPrice", "maxPrice must not be below minPrice");
    }
    return range;
  }

  /** Reads {@code currency}, or throws a 400 that names it. */
  static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw Problems.malformed("currency", "currency must be a code of ISO 4217 such as EUR");
    }
  }

  private static @Nullable Long minor(String parameter, @Nullable String text, Currency currency) {
    if (text == null) {
      return null;
    }
    return Money.parse(text, currency)
        .map(Money::minor)
        .filter(minor -> minor >= 0)
        .orElseThrow(() ->
            Problems.malformed(
                parameter, parameter + " must be an amount of " + currency + " such as 12.00"));
  }
}
