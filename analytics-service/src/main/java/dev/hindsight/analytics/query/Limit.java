package dev.hindsight.analytics.query;

import dev.hindsight.kit.http.PageLimit;

/** How many groups an answer has at most. */
public final class Limit {

  /** When none is asked for. */
  public static final String USUAL = "100";

  private static final int MOST = 1_000;

  private Limit() {}

  /** Reads the parameter {@code limit}, or throws a 400 that names it. */
  public static int parse(String text) {
    return PageLimit.parse(text, MOST);
  }
}
