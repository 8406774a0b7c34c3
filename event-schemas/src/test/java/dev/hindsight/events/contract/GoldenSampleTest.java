package dev.hindsight.events.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hindsight.events.CloudEvents;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.contract.Contract.Sample;
import dev.hindsight.events.personal.PersonalKey;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever was ever published is still read, and current types are still written like that. */
class GoldenSampleTest {

  private static final EventCodec CODEC = new EventCodec();

  static Collection<Sample> samples() {
    return Contract.samples();
  }

  @Test
  void every_type_has_a_sample_and_every_sample_a_type() {
    var sampled = Contract.samples().stream().map(Sample::type).collect(Collectors.toSet());

    assertThat(sampled)
        .as("a new event type needs a golden sample; see event-schemas/README.md")
        .isEqualTo(Contract.everyType());
  }

  @Test
  void every_type_with_optional_fields_has_a_sample_without_them() {
    var least =
        Contract.samples().stream()
            .filter(sample -> sample.name().endsWith(".least.json"))
            .map(Sample::type)
            .toList();
    var withOptional = Contract.everyType().stream().filter(GoldenSampleTest::hasOptionalField);

    assertThat(least).containsExactlyInAnyOrderElementsOf(withOptional.toList());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_is_valid_and_has_all_optional_fields_or_none(Sample sample) {
    var schema = Contract.read(Contract.schemaFile(sample.type()));
    var wanted = sample.name().endsWith(".least.json") ? "required" : "properties";

    assertThat(Contract.schema(sample.type()).validate(sample.value())).isEmpty();
    assertThat(sample.value()).hasSize(schema.path(wanted).size());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_is_read_and_a_current_one_written_as_it_was(Sample sample) {
    var event = CODEC.decode(sample.type(), bytes(sample.value()));

    var written = Contract.json(CODEC.encode(event));

    assertThat(Contract.schema(EventTypes.of(event)).validate(written)).isEmpty();
    if (EventTypes.all().contains(sample.type())) {
      assertThat(EventTypes.of(event)).isEqualTo(sample.type());
      assertThat(written).isEqualTo(sample.value());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_headers_of_a_sample_are_read_and_written_as_they_were(Sample sample) {
    var envelope = CloudEvents.read(name -> header(sample, name));

    var written = JsonNodeFactory.instance.objectNode();
    CloudEvents.write(envelope, (name, value) -> written.put(name, new String(value, UTF_8)));

    assertThat(written).isEqualTo(sample.headers());
    assertThat(envelope.type()).isEqualTo(sample.type());
    assertThat(sample.type()).startsWith("hindsight." + envelope.stream().kind() + ".");
  }

  @Test
  void personal_fields_of_the_sample_still_open_with_their_key() {
    var sample =
        Contract.samples().stream()
            .filter(s -> s.name().equals("customer/registered.v1.json"))
            .findFirst()
            .orElseThrow();
    var bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    var key = new PersonalKey(UUID.fromString("019cbf00-0000-7000-8000-00000000ada0"), bytes);

    var event = (CustomerRegistered) CODEC.decode(sample.type(), bytes(sample.value()));

    assertThat(key.open("name", event.name())).isEqualTo("Ada Lovelace");
    assertThat(key.open("email", event.email())).isEqualTo("ada@example.org");
  }

  private static boolean hasOptionalField(String type) {
    var schema = Contract.read(Contract.schemaFile(type));
    return schema.path("required").size() < schema.path("properties").size();
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }

  private static byte @Nullable [] header(Sample sample, String name) {
    var value = sample.headers().get(name);
    return value == null ? null : value.textValue().getBytes(UTF_8);
  }
}
