package dev.hindsight.kit.watch;

/** Events a second, smoothed over some ten seconds. */
final class Speed {

  private static final double WEIGHT_OF_A_SECOND = 0.2;

  private long offsets = -1;
  private long at;
  private double perSecond;

  /** A new look at the sum of all offsets. */
  double seen(long sum, long nanos) {
    if (offsets >= 0 && nanos > at) {
      var seconds = (nanos - at) / 1e9;
      var weight = 1 - Math.pow(1 - WEIGHT_OF_A_SECOND, seconds);
      perSecond += weight * (Math.max(0, sum - offsets) / seconds - perSecond);
    }
    offsets = sum;
    at = nanos;
    return perSecond < 0.01 ? 0 : perSecond;
  }
}
