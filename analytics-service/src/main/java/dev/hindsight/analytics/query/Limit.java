package dev.hindsight.analytics.query;

import dev.hindsight.kit.http.Problems;
import java.util.regex.Pattern;

/** How many groups an answer has at most. */
public final class Limit {

  /** When none is asked for. */
  public static final String USUAL = "100";

  private static final int MOST = 1_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  private Limit() {}

  /** Reads the parameter {@code limit}, or throws a 400 that names it. */
  public static int parse(String text) {
    var limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      throw Problems.malformed("limit", "limit must be a whole number from 1 to " + MOST);
    }
    return limit;
  }
}
