package dev.hindsight.kit.projection;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;

/** What the class of a projection says about it: its {@link View} and the record of its rows. */
final class Declared {

  // Asked for with each event.
  private static final ClassValue<Set<String>> KINDS =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          return Set.of(view(type).kinds());
        }
      };

  private Declared() {}

  static Set<String> kinds(Class<?> type) {
    return KINDS.get(type);
  }

  static View view(Class<?> type) {
    var view = type.getAnnotation(View.class);
    if (view == null) {
      throw new IllegalStateException(
          type.getName() + " needs @View(name = …, kinds = …), or methods that say it");
    }
    return view;
  }

  /** The R of {@code implements EntityProjection<R>}. */
  static Class<?> row(Class<?> type) {
    for (Type implemented : type.getGenericInterfaces()) {
      if (implemented instanceof ParameterizedType known
          && known.getRawType() == EntityProjection.class
          && known.getActualTypeArguments()[0] instanceof Class<?> row) {
        return row;
      }
    }
    throw new IllegalStateException(
        type.getName()
            + " implements EntityProjection<…> of no record by itself: row() must say it");
  }
}
