package dev.hindsight.query.entity;

import dev.hindsight.kit.http.Problems;
import java.util.regex.Pattern;

/** How many rows a page may have. */
public final class Limits {

  private static final int MOST = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private Limits() {}

  /** The parameter {@code limit}, or a 400 that names it. */
  public static int parse(String text) {
    var limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw Problems.malformed("limit", "limit must be a whole number from 1 to " + MOST);
    }
    return limit;
  }
}
