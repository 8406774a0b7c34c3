package dev.hindsight.query.history;

import dev.hindsight.kit.http.Problems;
import org.jspecify.annotations.Nullable;

/** Which of an event's two times counts. */
public enum Axis {
  /** When it was recorded, by the log's clock: what was known at an instant. */
  RECORDED,
  /** When it happened, as it says itself: what is known by now to have happened by an instant. */
  OCCURRED;

  /** The parameter {@code axis}, or a 400 that names it. */
  static Axis parse(@Nullable String text, Axis otherwise) {
    return switch (text) {
      case null -> otherwise;
      case "recorded" -> RECORDED;
      case "occurred" -> OCCURRED;
      default -> throw Problems.malformed("axis", "axis must be recorded or occurred");
    };
  }
}
