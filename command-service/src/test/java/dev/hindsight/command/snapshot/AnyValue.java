package dev.hindsight.command.snapshot;

import dev.hindsight.events.Money;
import dev.hindsight.events.personal.PersonalText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Random records, by the types of their components: events and states of any kind. */
final class AnyValue {

  private static final Currency EUR = Currency.getInstance("EUR");

  private final RandomGenerator random;

  AnyValue(RandomGenerator random) {
    this.random = random;
  }

  /** One of the records that a sealed interface permits. */
  <T> T of(Class<T> sealed) {
    var permitted = sealed.getPermittedSubclasses();
    return sealed.cast(record(permitted[random.nextInt(permitted.length)]));
  }

  Object record(Class<?> type) {
    try {
      var components = type.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
      var maker = type.getDeclaredConstructor(types);
      maker.setAccessible(true);
      return maker.newInstance(Arrays.stream(components).map(this::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no random " + type, e);
    }
  }

  private @Nullable Object value(RecordComponent component) {
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && random.nextInt(3) == 0) {
      return null;
    }
    return component.getName().equals("currency") && component.getType() == String.class
        ? "EUR"
        : value(component.getGenericType());
  }

  private Object value(Type type) {
    return switch (type) {
      case Class<?> c when c == UUID.class -> new UUID(7, random.nextInt(8));
      case Class<?> c when c == String.class -> "text \" \\ ü " + random.nextInt(5);
      case Class<?> c when c == int.class || c == Integer.class -> 1 + random.nextInt(9);
      case Class<?> c when c == long.class -> random.nextLong();
      case Class<?> c when c == boolean.class -> random.nextBoolean();
      case Class<?> c when c == Currency.class -> EUR;
      case Class<?> c when c == Instant.class ->
          Instant.ofEpochSecond(random.nextInt(), 123_456_789);
      case Class<?> c when c == Money.class -> new Money(1 + random.nextInt(10_000), EUR);
      case Class<?> c when c == PersonalText.class -> new PersonalText("v1.x" + random.nextInt(9));
      case Class<?> c when c.isRecord() -> record(c);
      case ParameterizedType generic -> collection(generic);
      default -> throw new IllegalStateException("no random " + type);
    };
  }

  private Object collection(ParameterizedType type) {
    var of = type.getActualTypeArguments();
    var raw = (Class<?>) type.getRawType();
    if (raw == java.util.Map.class) {
      var map = new LinkedHashMap<Object, Object>();
      some().forEach(i -> map.put(value(of[0]), value(of[1])));
      return map;
    }
    var values = some().map(i -> value(of[0])).toList();
    return raw == List.class ? values : new LinkedHashSet<>(values);
  }

  private Stream<Integer> some() {
    return Stream.iterate(0, i -> i + 1).limit(random.nextInt(6));
  }
}
