package dev.hindsight.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hindsight.events.CloudEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the topic says what the schemas and samples say. */
class AsyncApiTest {

  /** With it the file is written instead: {@code -Dhindsight.write}. */
  private static final boolean WRITE = System.getProperty("hindsight.write") != null;

  static Collection<Contract.Sample> samples() {
    return Contract.samples();
  }

  @Test
  void the_file_is_what_the_schemas_and_samples_make_of_it() throws IOException {
    if (WRITE) {
      Files.writeString(AsyncApi.FILE, AsyncApi.text());
    }

    assertThat(AsyncApi.FILE)
        .as(
            "write it anew: ./mvnw -pl event-schemas test -Dtest=AsyncApiTest -Dhindsight.write, and"
                + " commit it")
        .hasContent(AsyncApi.text());
  }

  @Test
  void it_is_what_asyncapi_calls_a_document() {
    var official =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(
                Contract.read(Contract.MODULE.resolve("src/test/resources/asyncapi/3.0.0.json")));

    assertThat(official.validate(AsyncApi.document())).isEmpty();
    assertThat(official.validate(AsyncApi.document().put("asyncapi", "2.6.0"))).isNotEmpty();
    var noHost = AsyncApi.document();
    noHost.withObject("/servers/kafka").remove("host");
    assertThat(official.validate(noHost)).isNotEmpty();
  }

  @Test
  void every_type_is_a_message_and_every_header_is_described() {
    var document = AsyncApi.document();
    var described = document.at("/components/messageTraits/record/headers/properties").properties();

    assertThat(document.at("/channels/events/messages")).hasSameSizeAs(Contract.everyType());
    assertThat(described)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(headerNames());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_is_valid_by_the_description(Contract.Sample sample) {
    assertThat(described(sample.type(), "payload").validate(sample.value())).isEmpty();
    assertThat(described(sample.type(), "headers").validate(sample.headers())).isEmpty();
    assertThat(trait().validate(sample.headers())).isEmpty();
  }

  @Test
  void what_is_no_event_is_not_valid_by_the_description() {
    var payload = described("hindsight.cart.item-added.v1", "payload");

    assertThat(payload.validate(Contract.json("{}"))).isNotEmpty();
    assertThat(
            described("hindsight.cart.opened.v1", "headers")
                .validate(Contract.json("{\"ce_type\":\"hindsight.cart.opened.v2\"}")))
        .isNotEmpty();
    assertThat(trait().validate(Contract.json("{\"ce_position\":\"0\"}"))).isNotEmpty();
  }

  private static Schema described(String type, String part) {
    return schema("/components/messages/" + AsyncApiMessages.nameOf(type) + "/" + part);
  }

  private static Schema trait() {
    return schema("/components/messageTraits/record/headers");
  }

  /** A schema within the document, which its references are about. */
  private static Schema schema(String pointer) {
    var document = AsyncApi.document();
    document.putArray("allOf").addObject().put("$ref", "#" + pointer);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(document);
  }

  private static Collection<String> headerNames() {
    return Arrays.stream(CloudEvents.class.getFields())
        .map(field -> {
          try {
            return (String) field.get(null);
          } catch (IllegalAccessException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }
}
