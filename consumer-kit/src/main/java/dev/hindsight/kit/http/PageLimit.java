package dev.hindsight.kit.http;

import java.util.regex.Pattern;

/** How many entries an answer may have. */
public final class PageLimit {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private PageLimit() {}

  /** The parameter {@code limit}, from 1 to {@code most}, or a 400 that names it. */
  public static int parse(String text, int most) {
    var limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > most) {
      throw Problems.malformed("limit", "limit must be a whole number from 1 to " + most);
    }
    return limit;
  }
}
