package dev.hindsight.torture.check;

import java.util.ArrayList;
import java.util.List;

/** Where one promise is broken: all are counted, the first are kept. */
public final class Places {

  private static final int TOLD = 10;

  private final List<String> first = new ArrayList<>();
  private long count;

  /** One more, in words with values in them. */
  public void add(String place, Object... values) {
    count++;
    if (first.size() < TOLD) {
      first.add(place.formatted(values));
    }
  }

  public long count() {
    return count;
  }

  public List<String> first() {
    return List.copyOf(first);
  }
}
