package dev.hindsight.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which published type stands for which record, read once off the sealed hierarchy. */
public final class EventTypes {

  private static final Map<String, Class<? extends Event>> CLASSES = new HashMap<>();
  private static final Map<Class<? extends Event>, String> NAMES = new HashMap<>();

  static {
    for (var record : records(Event.class)) {
      var type = record.getAnnotation(EventType.class);
      if (type == null) {
        throw new IllegalStateException(record.getName() + " lacks @EventType");
      }
      if (CLASSES.put(type.value(), record) != null) {
        throw new IllegalStateException(type.value() + " is the type of two records");
      }
      NAMES.put(record, type.value());
    }
  }

  private EventTypes() {}

  /** All current types. */
  public static Set<String> all() {
    return Set.copyOf(CLASSES.keySet());
  }

  /** The record of a current type; nothing for an old version or an unknown type. */
  public static Optional<Class<? extends Event>> classOf(String type) {
    return Optional.ofNullable(CLASSES.get(type));
  }

  /** The published type of an event. */
  public static String of(Event event) {
    var type = NAMES.get(event.getClass());
    if (type == null) {
      throw new IllegalArgumentException(event.getClass() + " is no published event");
    }
    return type;
  }

  private static List<Class<? extends Event>> records(Class<? extends Event> sealed) {
    var found = new ArrayList<Class<? extends Event>>();
    for (var permitted : sealed.getPermittedSubclasses()) {
      var event = permitted.asSubclass(Event.class);
      if (event.isRecord()) {
        found.add(event);
      } else {
        found.addAll(records(event));
      }
    }
    return found;
  }
}
