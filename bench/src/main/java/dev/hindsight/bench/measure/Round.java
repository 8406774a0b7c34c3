package dev.hindsight.bench.measure;

/**
 * One round: the limit, ours, the limit again, each in the same unit. A machine that became slower
 * meanwhile shows in the two limits.
 */
public record Round(double before, double ours, double after) {

  /** The limit of the time at which ours was measured. */
  public double raw() {
    return (before + after) / 2;
  }

  /** Ours as a share of the limit. */
  public double ratio() {
    return ours / raw();
  }
}
