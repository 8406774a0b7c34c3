package dev.hindsight.kit.table;

import io.vertx.sqlclient.Row;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between a record and the columns of its table. */
final class RecordMapping<R extends Record> {

  private final List<Field> fields = new ArrayList<>();
  private final List<Method> accessors = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final int[] widths;
  private final Constructor<R> constructor;

  RecordMapping(Class<R> type) {
    var components = type.getRecordComponents();
    for (var component : components) {
      var field = Fields.of(component);
      fields.add(field);
      columns.addAll(field.columns());
      component.getAccessor().setAccessible(true);
      accessors.add(component.getAccessor());
    }
    widths = fields.stream().mapToInt(field -> field.columns().size()).toArray();
    var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
    try {
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type + " is no record", e);
    }
  }

  List<Column> columns() {
    return columns;
  }

  /** Puts the values of all columns into {@code into}, beginning at {@code at}. */
  void write(Record row, @Nullable Object[] into, int at) {
    var next = at;
    for (int i = 0; i < fields.size(); i++) {
      var field = fields.get(i);
      field.write(get(accessors.get(i), row), into, next);
      next += widths[i];
    }
  }

  /** The record of a row whose columns begin at {@code at}, in the order of {@link #columns()}. */
  R read(Row row, int at) {
    var values = new @Nullable Object[fields.size()];
    var next = at;
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).read(row, next);
      next += widths[i];
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a row is no " + constructor.getDeclaringClass(), e);
    }
  }

  private static @Nullable Object get(Method accessor, Record row) {
    try {
      return accessor.invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }
}
