package dev.hindsight.events.upcast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chains the steps from any old version to the newest. */
public final class Upcasting {

  /** An event's type and JSON, on its way to the newest version. */
  public record Typed(String type, ObjectNode json) {}

  private final Map<String, Upcaster> steps = new HashMap<>();

  /**
   * Takes the steps in any order.
   *
   * @throws IllegalArgumentException when two steps start from one type, or a chain has a loop
   */
  public Upcasting(List<Upcaster> upcasters) {
    for (var step : upcasters) {
      if (steps.put(step.from(), step) != null) {
        throw new IllegalArgumentException("two upcasters start from " + step.from());
      }
    }
    upcasters.forEach(this::refuseLoop);
  }

  /** Every published step; a new version of an event adds its own here. */
  public static Upcasting published() {
    return new Upcasting(List.of(new CustomerRegisteredV1()));
  }

  /** All types that some step lifts. */
  public Set<String> oldTypes() {
    return Set.copyOf(steps.keySet());
  }

  /** Whether a type is an old one that some step lifts. */
  public boolean isOld(String type) {
    return steps.containsKey(type);
  }

  /** Lifts as far as there are steps. */
  public Typed lift(String type, ObjectNode json) {
    var current = new Typed(type, json);
    for (var step = steps.get(type); step != null; step = steps.get(current.type())) {
      current = new Typed(step.to(), step.lift(current.json()));
    }
    return current;
  }

  private void refuseLoop(Upcaster start) {
    var next = steps.get(start.to());
    for (int hops = 0; next != null; hops++) {
      if (hops > steps.size()) {
        throw new IllegalArgumentException("the upcasters from " + start.from() + " run in a loop");
      }
      next = steps.get(next.to());
    }
  }
}
