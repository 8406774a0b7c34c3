package dev.hindsight.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.contract.Contract;
import dev.hindsight.events.contract.Contract.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The codec takes every published event, tolerates new fields, and refuses all else. */
class EventCodecTest {

  private static final EventCodec CODEC = new EventCodec();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String CLAIMED = "hindsight.email.claimed.v1";

  static Collection<Sample> samples() {
    return Contract.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_field_that_is_not_known_is_passed_over_at_any_depth(Sample sample) {
    var known = decode(sample, sample.value());
    var more = (ObjectNode) sample.value().deepCopy();
    objects(more).forEach(object -> object.putObject("added later").put("deep", 1));

    assertThat(decode(sample, more)).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_missing_or_null_field_is_refused_unless_it_is_optional(Sample sample) {
    for (var field : fields(sample)) {
      assertThat(reads(sample, field.without()))
          .as("without %s", field)
          .isEqualTo(field.optional());
      assertThat(reads(sample, field.as(NODES.nullNode())))
          .as("null %s", field)
          .isEqualTo(field.optional());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_field_of_another_json_type_is_refused(Sample sample) {
    for (var field : fields(sample)) {
      assertThat(reads(sample, field.as(NODES.numberNode(1.5)))).as("1.5 as %s", field).isFalse();
      assertThat(reads(sample, field.as(NODES.booleanNode(true)))).as("true, %s", field).isFalse();
      assertThat(reads(sample, field.as(NODES.objectNode()))).as("{} as %s", field).isFalse();
      assertThat(reads(sample, field.as(NODES.arrayNode().add(1)))).as("[1], %s", field).isFalse();
      assertThat(
              reads(sample, field.as(field.isText() ? NODES.numberNode(12) : NODES.textNode("12"))))
          .as("12 as %s", field)
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "\"x\"",
        "{",
        "{}",
        "{\"customerId\":\"\"}",
        "{} {}",
        "{\"customerId\":\"019cbf00-0000-7000-8000-00000000ada0\"} x",
        "{\"customerId\":\"019cbf00-0000-7000-8000-00000000ada\"}"
      })
  void json_that_is_not_of_the_type_is_unreadable(String json) {
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CODEC.decode(CLAIMED, json.getBytes(UTF_8)))
        .withMessageStartingWith(CLAIMED + ": the JSON is ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "hindsight.cart.item-added.v99", "hindsight.cart.flown.v1"})
  void an_unknown_type_is_unreadable_and_says_what_that_means(String type) {
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CODEC.decode(type, "{}".getBytes(UTF_8)))
        .withMessageStartingWith(type + ": unknown type")
        .withMessageContaining("this code is older than the event");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999", "1.001", "-", "12,00", "19999999999999999999"})
  void an_amount_that_is_none_is_unreadable(String amount) {
    var json = "{\"amount\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}".formatted(amount);

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(
            () -> CODEC.decode("hindsight.account.money-deposited.v1", json.getBytes(UTF_8)));
  }

  @Test
  void a_personal_field_in_the_clear_is_unreadable_and_not_repeated() {
    var json = "{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\"}";

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CODEC.decode("hindsight.customer.registered.v1", json.getBytes(UTF_8)))
        .withMessageContaining("must be encrypted")
        .withMessageNotContaining("Ada");
  }

  /** One field of a sample, at any depth, by its JSON pointer. */
  private record Field(String type, ObjectNode root, String object, String name) {

    boolean optional() {
      return Contract.schema(type).validate(without()).isEmpty();
    }

    boolean isText() {
      return root.at(object).path(name).isTextual();
    }

    ObjectNode without() {
      var copy = root.deepCopy();
      ((ObjectNode) copy.at(object)).remove(name);
      return copy;
    }

    ObjectNode as(JsonNode value) {
      var copy = root.deepCopy();
      ((ObjectNode) copy.at(object)).set(name, value);
      return copy;
    }

    @Override
    public String toString() {
      return object + "/" + name;
    }
  }

  private static List<Field> fields(Sample sample) {
    var root = (ObjectNode) sample.value();
    var found = new ArrayList<Field>();
    collect("", root, (at, name) -> found.add(new Field(sample.type(), root, at, name)));
    return found;
  }

  private static void collect(String at, JsonNode json, BiConsumer<String, String> field) {
    for (var entry : json.properties()) {
      field.accept(at, entry.getKey());
      collect(at + "/" + entry.getKey(), entry.getValue(), field);
    }
    for (int i = 0; json.isArray() && i < json.size(); i++) {
      collect(at + "/" + i, json.path(i), field);
    }
  }

  private static boolean reads(Sample sample, JsonNode json) {
    try {
      return EventTypes.of(decode(sample, json)).equals(sample.type());
    } catch (UnreadableEvent e) {
      return false;
    }
  }

  private static List<ObjectNode> objects(JsonNode json) {
    var found = new ArrayList<ObjectNode>();
    if (json instanceof ObjectNode object) {
      found.add(object);
    }
    if (json instanceof ObjectNode || json instanceof ArrayNode) {
      json.forEach(child -> found.addAll(objects(child)));
    }
    return found;
  }

  private static Event decode(Sample sample, JsonNode json) {
    return CODEC.decode(sample.type(), json.toString().getBytes(UTF_8));
  }
}
