package dev.hindsight.events.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.RandomEvents;
import dev.hindsight.events.Seeds;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type has a schema, and the schema says what the code writes. */
class SchemaTest {

  private static final EventCodec CODEC = new EventCodec();

  static Collection<String> everyType() {
    return Contract.everyType();
  }

  static Collection<String> currentTypes() {
    return EventTypes.all().stream().sorted().toList();
  }

  @Test
  void every_type_has_a_schema_and_every_schema_a_type() {
    var files = Contract.jsonFiles(Contract.SCHEMAS);

    assertThat(files)
        .as("a new event type needs a schema; see event-schemas/README.md")
        .containsExactlyInAnyOrderElementsOf(
            Contract.everyType().stream().map(Contract::schemaFile).toList());
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void a_type_is_named_kind_what_and_version(String type) {
    assertThat(type).matches("hindsight\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void a_schema_names_its_type_and_its_address(String type) {
    var schema = Contract.read(Contract.schemaFile(type));

    assertThat(schema.path("$schema").textValue())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.path("$id").textValue()).isEqualTo(CloudEvents.schemaOf(type));
    assertThat(schema.path("x-event-type").textValue()).isEqualTo(type);
    assertThat(schema.path("description").textValue()).endsWith(".");
    assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
    assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void a_schema_is_served_from_the_class_path(String type) {
    var path = CloudEvents.schemaOf(type).replaceFirst("^https://[^/]+", "");

    assertThat(EventCodec.class.getResource(path)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void a_schema_follows_the_schema_of_schemas_and_stands_alone(String type) {
    var schema = Contract.read(Contract.schemaFile(type));

    assertThat(Contract.metaSchema().validate(schema)).isEmpty();
    assertThat(schema.findValuesAsText("$ref")).allMatch(ref -> ref.startsWith("#/$defs/"));
    assertThat(schema.findValuesAsText("$ref"))
        .allMatch(ref -> schema.at(ref.substring(1)).isObject());
  }

  @ParameterizedTest
  @MethodSource("currentTypes")
  void a_schema_has_the_parts_of_its_record_and_requires_those_that_are_always_there(String type) {
    var schema = Contract.read(Contract.schemaFile(type));
    var record = EventTypes.classOf(type).orElseThrow();

    assertThat(schema.path("title").textValue()).isEqualTo(record.getSimpleName());
    assertThat(schema.path("properties").propertyStream().map(Map.Entry::getKey))
        .containsExactlyElementsOf(components(record, component -> true));
    assertThat(schema.path("required").valueStream().map(JsonNode::textValue))
        .containsExactlyElementsOf(components(record, component -> !isOptional(component)));
  }

  @Test
  void what_is_written_of_random_events_is_valid_and_reads_back() {
    var schemas = EventTypes.all().stream().map(type -> new Typed(type, Contract.schema(type)));
    var all = schemas.toList();

    Seeds.each(random -> {
      var events = new RandomEvents(random);
      var typed = events.oneOf(all);
      var event = events.of(typed.type());

      var json = CODEC.encode(event);

      assertThat(typed.schema().validate(Contract.json(json))).as(json).isEmpty();
      assertThat(CODEC.decode(typed.type(), json.getBytes(UTF_8))).isEqualTo(event);
    });
  }

  private record Typed(String type, Schema schema) {}

  private static List<String> components(Class<?> record, Predicate<RecordComponent> wanted) {
    return Arrays.stream(record.getRecordComponents())
        .filter(wanted)
        .map(RecordComponent::getName)
        .toList();
  }

  private static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
