package dev.hindsight.analytics.rollup;

import java.util.List;

/**
 * In the figures of which axis a row of sums counts. Most commands do not say when they happened:
 * then both clocks show the same, and one row tells it for both.
 */
public enum Axes {
  BOTH,
  OCCURRED,
  RECORDED;

  /** For what the two clocks tell differently. */
  private static final List<Axes> EACH = List.of(OCCURRED, RECORDED);

  /** As few as tell it all. */
  public static List<Axes> of(boolean clocksAgree) {
    return clocksAgree ? List.of(BOTH) : EACH;
  }
}
