package dev.hindsight.kit.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hindsight.events.Money;
import dev.hindsight.events.personal.PersonalText;
import io.vertx.sqlclient.data.Numeric;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.UUID;
import java.util.function.Function;

/** Which columns stand for which type of component. */
final class Fields {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private Fields() {}

  static Field of(RecordComponent component) {
    var name = snakeCase(component.getName());
    var type = component.getType();
    if (type == Money.class) {
      return new MoneyField(name);
    } else if (type == UUID.class) {
      return same(name, "uuid", UUID.class);
    } else if (type == String.class) {
      return same(name, "text", String.class);
    } else if (type == int.class || type == Integer.class) {
      return same(name, "integer", Integer.class);
    } else if (type == long.class || type == Long.class) {
      return same(name, "bigint", Long.class);
    } else if (type == BigInteger.class) {
      return new SingleField(
          Column.of(name, "numeric", Numeric.class),
          whole -> Numeric.create((BigInteger) whole),
          number -> ((Numeric) number).bigIntegerValue());
    } else if (type == boolean.class || type == Boolean.class) {
      return same(name, "boolean", Boolean.class);
    } else if (type == Instant.class) {
      return instant(name);
    } else if (type == PersonalText.class) {
      return new SingleField(
          Column.of(name, "text", String.class),
          text -> ((PersonalText) text).sealed(),
          text -> new PersonalText((String) text));
    } else if (type.isEnum()) {
      return constant(name, type);
    }
    return json(name, JSON.constructType(component.getGenericType()));
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }

  static OffsetDateTime toWire(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Field same(String name, String type, Class<?> element) {
    return new SingleField(
        Column.of(name, type, element), Function.identity(), Function.identity());
  }

  private static Field instant(String name) {
    return new SingleField(
        Column.of(name, "timestamptz", OffsetDateTime.class),
        instant -> toWire((Instant) instant),
        time -> ((OffsetDateTime) time).toInstant());
  }

  private static Field constant(String name, Class<?> type) {
    var constants = new HashMap<Object, Object>();
    for (var constant : type.getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return new SingleField(
        Column.of(name, "text", String.class),
        constant -> ((Enum<?>) constant).name(),
        text -> {
          var constant = constants.get(text);
          if (constant == null) {
            throw new IllegalStateException(text + " is no " + type);
          }
          return constant;
        });
  }

  private static Field json(String name, JavaType type) {
    var reader = JSON.readerFor(type);
    var writer = JSON.writerFor(type);
    return new SingleField(
        Column.json(name),
        value -> {
          try {
            return writer.writeValueAsString(value);
          } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + " cannot be written as JSON", e);
          }
        },
        text -> {
          try {
            return reader.readValue((String) text);
          } catch (JsonProcessingException e) {
            throw new IllegalStateException("column " + name + " holds no " + type, e);
          }
        });
  }
}
