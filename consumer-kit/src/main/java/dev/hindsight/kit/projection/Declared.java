package dev.hindsight.kit.projection;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** What the class of a projection says about it: its {@link View} and the record of its rows. */
final class Declared {

  private Declared() {}

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
