package dev.hindsight.events;

import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.events.personal.PersonalText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random events of any type, made component by component: a new event needs nothing here. */
public final class RandomEvents {

  private static final List<String> CURRENCIES =
      List.of("EUR", "USD", "JPY", "KWD", "CLF", "GBP", "XXX");
  private static final List<String> LETTERS =
      List.of("a", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "é", "ß", "漢", "💡", "\u007f", "<");

  private final Random random;

  public RandomEvents(Random random) {
    this.random = random;
  }

  public Event of(String type) {
    return (Event) make(EventTypes.classOf(type).orElseThrow());
  }

  /** With as many decimals as the currency has; never negative, as in every event. */
  public Money money() {
    var currency = Currency.getInstance(oneOf(CURRENCIES));
    return switch (random.nextInt(4)) {
      case 0 -> Money.zero(currency);
      case 1 -> new Money(Money.MAX_MINOR, currency);
      case 2 -> new Money(random.nextInt(1_000_000), currency);
      default -> new Money(random.nextLong(Money.MAX_MINOR), currency);
    };
  }

  public UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  public <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Object make(Class<?> type) {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(components).map(this::valueOrNull).toArray();
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private @Nullable Object valueOrNull(RecordComponent component) {
    var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return optional && random.nextInt(3) == 0 ? null : value(component);
  }

  private Object value(RecordComponent component) {
    var type = component.getType();
    if (type == String.class) {
      return component.getName().equals("currency") ? oneOf(CURRENCIES) : text();
    } else if (type == int.class) {
      return random.nextBoolean() ? 1 + random.nextInt(9) : 1 + random.nextInt(Integer.MAX_VALUE);
    } else if (type == UUID.class) {
      return uuid();
    } else if (type == Money.class) {
      return money();
    } else if (type == PersonalText.class) {
      return new PersonalKey(uuid(), PersonalKey.random()).seal(component.getName(), text());
    } else if (type == List.class) {
      var of =
          (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      return IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> make(of)).toList();
    }
    throw new IllegalStateException("say here how to make the " + type + " of " + component);
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(20); i >= 0; i--) {
      text.append(oneOf(LETTERS));
    }
    return text.toString();
  }
}
