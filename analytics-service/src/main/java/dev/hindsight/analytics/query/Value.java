package dev.hindsight.analytics.query;

import java.math.BigDecimal;
import java.util.Currency;

/** A sum of money of any size. */
public record Value(String amount, String currency) {

  /** Of minor units, as the database summed them up. */
  public static Value of(BigDecimal minor, String currency) {
    var decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return new Value(minor.movePointLeft(decimals).setScale(decimals).toPlainString(), currency);
  }
}
