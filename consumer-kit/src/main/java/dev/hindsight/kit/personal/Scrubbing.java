package dev.hindsight.kit.personal;

import dev.hindsight.events.personal.PersonalText;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds personal fields in what a projection keeps: after an erasure there must be none. */
public final class Scrubbing {

  private Scrubbing() {}

  /** The places of a row that hold a personal field, such as {@code name} or {@code lines.note}. */
  public static List<String> personalFieldsIn(@Nullable Record row) {
    var found = new ArrayList<String>();
    if (row != null) {
      collect("", row, found);
    }
    return found;
  }

  /**
   * Checks the row that a fold made of a {@code CustomerErased}.
   *
   * @throws IllegalStateException when it still holds a personal field
   */
  public static void check(@Nullable Record row) {
    var left = personalFieldsIn(row);
    if (!left.isEmpty()) {
      throw new IllegalStateException(
          "the fold keeps " + left + " of an erased customer: it must make them null");
    }
  }

  private static void collect(String place, @Nullable Object value, List<String> found) {
    switch (value) {
      case PersonalText text -> found.add(place);
      case Record record -> {
        for (var component : record.getClass().getRecordComponents()) {
          var name = place.isEmpty() ? component.getName() : place + "." + component.getName();
          collect(name, get(component.getAccessor(), record), found);
        }
      }
      case Iterable<?> many -> many.forEach(one -> collect(place, one, found));
      case Map<?, ?> map -> map.values().forEach(one -> collect(place, one, found));
      case null, default -> {}
    }
  }

  private static @Nullable Object get(Method accessor, Record record) {
    try {
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }
}
