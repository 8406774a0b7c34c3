package dev.hindsight.torture.scenario;

import dev.hindsight.torture.check.Places;
import dev.hindsight.torture.check.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a scenario saw while it played: faults, figures, and promises that were not kept. */
public final class Findings {

  private final Map<String, Places> broken = new LinkedHashMap<>();
  private final Map<String, List<Long>> figures = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  /** Which one it is. */
  synchronized int fault(String what) {
    faults.add(new Fault(System.nanoTime(), what));
    return faults.size();
  }

  synchronized void broken(String promise, String place) {
    broken.computeIfAbsent(promise, _ -> new Places()).add("%s", place);
  }

  void expect(boolean kept, String promise, String place) {
    if (!kept) {
      broken(promise, place);
    }
  }

  synchronized void figure(String name, long value) {
    figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /** In their order. */
  public synchronized List<Fault> faults() {
    return List.copyOf(faults);
  }

  public synchronized List<Violation> violations() {
    return broken.entrySet().stream()
        .map(one -> new Violation(one.getKey(), one.getValue().count(), one.getValue().first()))
        .toList();
  }

  /** All values of each, in their order. */
  public synchronized Map<String, List<Long>> figures() {
    return new LinkedHashMap<>(figures);
  }
}
