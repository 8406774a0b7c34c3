package dev.hindsight.command.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Between the states of one kind and JSON: {@code {"Open":{…}}} for a record, its name for a
 * constant. The states need no annotations. Thread-safe.
 */
final class StateCodec {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          // Sets keep their order, as maps do anyway.
          .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
          // A method that is called as a getter is written along, and means nothing.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<String, Class<?>> types = new HashMap<>();
  private final Map<String, Object> constants = new HashMap<>();

  /** For all states of the kind that begins with this one. */
  StateCodec(Object initial) {
    if (initial instanceof Enum<?> constant) {
      for (var each : constant.getDeclaringClass().getEnumConstants()) {
        constants.put(((Enum<?>) each).name(), each);
      }
    } else {
      Stream.of(initial.getClass().getInterfaces())
          .filter(Class::isSealed)
          .findFirst()
          .ifPresentOrElse(this::addAll, () -> add(initial.getClass()));
    }
  }

  private void addAll(Class<?> sealed) {
    for (var permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isInterface()) {
        addAll(permitted);
      } else {
        add(permitted);
      }
    }
  }

  private void add(Class<?> type) {
    if (types.put(type.getSimpleName(), type) != null) {
      throw new IllegalArgumentException("two states are called " + type.getSimpleName());
    }
  }

  /**
   * The JSON of a state.
   *
   * @throws IllegalArgumentException when it would not be read as an equal one
   */
  String encode(Object state) {
    try {
      var json = MAPPER.writeValueAsString(wrapped(state));
      if (!decode(json).equals(state)) {
        throw new IllegalArgumentException(state.getClass() + " is read as another than written");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(state.getClass() + " cannot be written", e);
    }
  }

  private static Object wrapped(Object state) {
    return state instanceof Enum<?> constant
        ? constant.name()
        : Map.of(state.getClass().getSimpleName(), state);
  }

  /**
   * The state.
   *
   * @throws IllegalArgumentException when the JSON is of none
   */
  Object decode(String json) {
    try {
      var tree = MAPPER.readTree(json);
      var constant = constants.get(tree.asText());
      if (constant != null) {
        return constant;
      }
      var name = tree.size() == 1 && tree.isObject() ? tree.fieldNames().next() : "";
      var type = types.get(name);
      if (type == null) {
        throw new IllegalArgumentException("no state is called \"" + name + '"');
      }
      return MAPPER.treeToValue(tree.get(name), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no state: " + e.getOriginalMessage(), e);
    }
  }
}
