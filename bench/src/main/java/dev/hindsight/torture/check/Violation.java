package dev.hindsight.torture.check;

import java.util.List;

/**
 * A promise that was broken.
 *
 * @param places in how many places
 * @param first the first of them, in words
 */
public record Violation(String promise, long places, List<String> first) {

  public Violation {
    first = List.copyOf(first);
  }
}
