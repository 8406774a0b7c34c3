package dev.hindsight.bench.measure;

import java.util.List;

/** The value in the middle: one odd round does not move it. */
public final class Median {

  private Median() {}

  /**
   * Of some values, in any order.
   *
   * @throws IndexOutOfBoundsException when there are none
   */
  public static double of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
