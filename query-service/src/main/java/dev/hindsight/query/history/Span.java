package dev.hindsight.query.history;

import org.jspecify.annotations.Nullable;

/** The two versions that a diff is asked for; either may be the older one. */
record Span(long from, long to) {

  /** The parameters, where the newest version is {@code newest}: by default its own change. */
  static Span parse(@Nullable String from, @Nullable String to, long newest) {
    var end = to == null ? newest : Numbers.version("to", to);
    return new Span(from == null ? Math.max(1, end - 1) : Numbers.version("from", from), end);
  }

  long older() {
    return Math.min(from, to);
  }

  long newer() {
    return Math.max(from, to);
  }
}
