package dev.hindsight.torture.fold;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;

/** Money, counted in the smallest unit of its currency. */
record Amount(long minor, String currency) {

  /** Out of {@code {"amount":"12.00","currency":"EUR"}}. */
  static Amount of(Object money) {
    var fields = (Map<?, ?>) money;
    var currency = (String) Objects.requireNonNull(fields.get("currency"));
    var amount = new BigDecimal((String) Objects.requireNonNull(fields.get("amount")));
    return new Amount(amount.movePointRight(decimals(currency)).longValueExact(), currency);
  }

  /** Out of the two columns of a row. */
  static Amount of(Map<String, Object> columns, String name) {
    return new Amount(
        Long.parseLong((String) Objects.requireNonNull(columns.get(name + "_minor"))),
        (String) Objects.requireNonNull(columns.get(name + "_currency")));
  }

  /** As it is shown. */
  Map<String, Object> json() {
    var amount = BigDecimal.valueOf(minor, decimals(currency)).toPlainString();
    return Map.of("amount", amount, "currency", currency);
  }

  static Amount nothing(String currency) {
    return new Amount(0, currency);
  }

  Amount plus(Amount other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(this + " and " + other + " cannot be added");
    }
    return new Amount(Math.addExact(minor, other.minor), currency);
  }

  Amount minus(Amount other) {
    return plus(new Amount(Math.negateExact(other.minor), other.currency));
  }

  Amount times(long factor) {
    return new Amount(Math.multiplyExact(minor, factor), currency);
  }

  private static int decimals(String currency) {
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }
}
