package dev.hindsight.bench.measure;

import java.util.Locale;

/** What the ratio of ours to the limit shall be. */
public sealed interface Target {

  /** Whether a ratio is as wanted. */
  boolean isMetBy(double ratio);

  /** The ratio at which it is just met. */
  double ratio();

  /** For rates. */
  static Target atLeast(double ratio) {
    return new AtLeast(ratio);
  }

  /** For times. */
  static Target atMost(double ratio) {
    return new AtMost(ratio);
  }

  /** For what has no raw limit: the bound itself stands in its place. */
  static Within within(double bound, String unit) {
    return new Within(bound, unit);
  }

  /** For what stands beside nothing: a cost is told, so that two commits can be compared. */
  static Told told() {
    return new Told();
  }

  /** The more the better. */
  record AtLeast(double ratio) implements Target {
    @Override
    public boolean isMetBy(double actual) {
      return actual >= ratio;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "≥ %.1f × raw", ratio);
    }
  }

  /** The less the better. */
  record AtMost(double ratio) implements Target {
    @Override
    public boolean isMetBy(double actual) {
      return actual <= ratio;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "≤ %.1f × raw", ratio);
    }
  }

  /** The less the better, and none is too much. */
  record Told() implements Target {
    @Override
    public boolean isMetBy(double actual) {
      return true;
    }

    @Override
    public double ratio() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public String toString() {
      return "–";
    }
  }

  /** Not beyond a bound. */
  record Within(double bound, String unit) implements Target {
    @Override
    public boolean isMetBy(double actual) {
      return actual <= 1;
    }

    @Override
    public double ratio() {
      return 1;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "≤ %,.0f %s", bound, unit);
    }
  }
}
