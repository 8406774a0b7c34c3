package dev.hindsight.query.entity;

import dev.hindsight.kit.http.PageLimit;

/** How many rows a page may have. */
public final class Limits {

  private static final int MOST = 200;

  private Limits() {}

  /** The parameter {@code limit}, or a 400 that names it. */
  public static int parse(String text) {
    return PageLimit.parse(text, MOST);
  }
}
