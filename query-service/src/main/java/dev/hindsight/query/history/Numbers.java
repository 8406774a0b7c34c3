package dev.hindsight.query.history;

import dev.hindsight.kit.http.Problems;
import java.util.regex.Pattern;

/** Versions in addresses. */
public final class Numbers {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private Numbers() {}

  /** A version, or a 400 that names the parameter. */
  public static long version(String parameter, String text) {
    var number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    if (number < 1) {
      throw Problems.malformed(parameter, parameter + " must be a whole number from 1 on");
    }
    return number;
  }
}
