package dev.hindsight.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in the minor units of one currency (cents of EUR, yen of JPY): exact, never a float. As
 * JSON a decimal string and an ISO 4217 code: {@code {"amount":"12.00","currency":"EUR"}}.
 *
 * <p>Arithmetic throws {@link ArithmeticException} rather than overflow, and {@link
 * IllegalArgumentException} rather than mix currencies.
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonIgnore long minor, Currency currency) implements Comparable<Money> {

  /** The largest sum that anything here may hold: far below what a long can count. */
  public static final long MAX_MINOR = 1_000_000_000_000_000_000L;

  private static final BigDecimal MOST = BigDecimal.valueOf(MAX_MINOR);

  // Matched before any number is made of it: a BigDecimal of "1e9999999" costs a second of CPU.
  // As long as the longest amount that amount() gives, so that what is written can be read.
  static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,19}(\\.[0-9]{1,4})?");

  public Money {
    if (minor > MAX_MINOR || minor < -MAX_MINOR) {
      throw new ArithmeticException(
          minor + " minor units of " + currency + " are more than the most, " + MAX_MINOR);
    }
  }

  /** Nothing, in the given currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** For literals: {@code Money.of("12.00", "EUR")}. */
  @JsonCreator
  public static Money of(
      @JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
    var known = Currency.getInstance(currency);
    return parse(amount, known)
        .orElseThrow(
            () -> new IllegalArgumentException(amount + " is not an amount of " + currency));
  }

  /**
   * The amount, or nothing when the text is no amount of that currency: an exponent or a plus, too
   * many decimals, more than {@link #MAX_MINOR}. Leading zeros and missing decimals are taken.
   */
  public static Optional<Money> parse(String amount, Currency currency) {
    if (!AMOUNT.matcher(amount).matches()) {
      return Optional.empty();
    }
    var minor = new BigDecimal(amount).movePointRight(decimals(currency));
    var whole = minor.stripTrailingZeros().scale() <= 0;
    return whole && minor.abs().compareTo(MOST) <= 0
        ? Optional.of(new Money(minor.longValueExact(), currency))
        : Optional.empty();
  }

  /** The decimal string with all decimals of the currency. */
  @JsonProperty("amount")
  public String amount() {
    return BigDecimal.valueOf(minor, decimals(currency)).toPlainString();
  }

  /** The ISO 4217 code. */
  @JsonProperty("currency")
  public String currencyCode() {
    return currency.getCurrencyCode();
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  @JsonIgnore
  public boolean isZero() {
    return minor == 0;
  }

  @JsonIgnore
  public boolean isPositive() {
    return minor > 0;
  }

  public Money times(int factor) {
    return new Money(Math.multiplyExact(minor, (long) factor), currency);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  @Override
  public String toString() {
    return amount() + " " + currencyCode();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return other;
  }

  // XXX and its like have no minor unit: the JDK says -1.
  private static int decimals(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}
