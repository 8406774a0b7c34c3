package dev.hindsight.torture.scenario;

import dev.hindsight.torture.check.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a scenario saw while it played: faults, figures, and promises that were not kept. */
public final class Findings {

  private static final int FIRST = 10;

  private final Map<String, Broken> broken = new LinkedHashMap<>();
  private final Map<String, List<Long>> figures = new LinkedHashMap<>();
  private int faults;

  synchronized int fault() {
    return ++faults;
  }

  synchronized void broken(String promise, String place) {
    broken.computeIfAbsent(promise, _ -> new Broken()).add(place);
  }

  synchronized void figure(String name, long value) {
    figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  public synchronized int faults() {
    return faults;
  }

  public synchronized List<Violation> violations() {
    return broken.entrySet().stream()
        .map(one -> new Violation(one.getKey(), one.getValue().places, one.getValue().first))
        .toList();
  }

  /** All values of each, in their order. */
  public synchronized Map<String, List<Long>> figures() {
    return new LinkedHashMap<>(figures);
  }

  private static final class Broken {

    private final List<String> first = new ArrayList<>();
    private long places;

    void add(String place) {
      places++;
      if (first.size() < FIRST) {
        first.add(place);
      }
    }
  }
}
