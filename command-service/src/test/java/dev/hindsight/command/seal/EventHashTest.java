package dev.hindsight.command.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The encoding is for ever: what is sealed by one version is verified by all later ones. */
class EventHashTest {

  private static final String BATCH_ID = "01a1fd6c-0000-7000-8000-000000000001";
  private static final String COMMAND_ID = "01a1fd6c-0000-7000-8000-000000000000";

  @Test
  void an_event_is_encoded_as_it_was_once_fixed() {
    var encoded = EventHash.encode(event("account-x", "1762000000000000", null, "{\"a\": \"ö\"}"));

    assertThat(new String(encoded, UTF_8).replaceAll("[^\\x20-\\x7eö]+", "|"))
        .isEqualTo(
            "|42|account-x|3|$"
                + BATCH_ID
                + "|a.type|$"
                + COMMAND_ID
                + "|1763700000000001|1762000000000000|{\"a\": \"ö\"}");
    assertThat(HexFormat.of().formatHex(encoded, 0, 6)).isEqualTo("000000023432");
    assertThat(HexFormat.of().formatHex(encoded, encoded.length - 19, encoded.length - 11))
        .as("no metadata, then the length of the data")
        .isEqualTo("ffffffff0000000b");
  }

  @Test
  void the_hash_is_what_another_program_makes_of_the_encoding() {
    // Made by a few lines of Python: struct.pack('>i', …) and hashlib.
    assertThat(HexFormat.of().formatHex(EventHash.of(event("s", null, "{}", "{}"))))
        .isEqualTo("068cbe8665d96691de96d72afee6e8ced387647217b1aca1560624a783714809");
  }

  @Test
  void no_two_events_share_an_encoding() {
    var hashes =
        Stream.of(
                event("s", "1", "{}", "{}"),
                event("s1", null, "{}", "{}"),
                event("s", "1", null, "{}"),
                event("s", null, "1", "{}"),
                event("s", null, null, "{}"),
                event("s", null, "", "{}"),
                event("s", null, null, "{ }"),
                event("s", null, "{}", "{}{}"),
                event("s", null, "{}{}", "{}"))
            .map(event -> HexFormat.of().formatHex(EventHash.of(event)))
            .collect(Collectors.toCollection(java.util.ArrayList::new));

    assertThat(Set.copyOf(hashes)).hasSameSizeAs(hashes);
  }

  private static RawEvent event(
      String stream, @Nullable String occurredAt, @Nullable String metadata, String data) {
    return new RawEvent(
        7,
        42,
        stream,
        3,
        UUID.fromString(BATCH_ID),
        "a.type",
        UUID.fromString(COMMAND_ID),
        "1763700000000001",
        occurredAt,
        metadata,
        data);
  }
}
