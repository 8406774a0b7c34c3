package dev.hindsight.bench.measure;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A number as people read it: three digits of a small one, a big one without its fraction. */
public final class Digits {

  private Digits() {}

  public static String of(double value) {
    var size = Math.abs(value);
    // Not thread-safe, so not kept.
    var format =
        new DecimalFormat(
            size < 10 ? "0.##" : size < 100 ? "0.#" : "#,##0",
            DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }
}
