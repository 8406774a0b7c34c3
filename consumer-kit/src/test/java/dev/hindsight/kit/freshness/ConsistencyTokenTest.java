package dev.hindsight.kit.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens as commands answer them. */
class ConsistencyTokenTest {

  private final StreamName one = new StreamName("account", new UUID(1, 2));
  private final StreamName two = new StreamName("order", new UUID(3, 4));

  @Test
  void a_token_is_read_as_it_was_written() {
    var token = new ConsistencyToken(Map.of(one, 41L, two, 42L));

    assertThat(ConsistencyToken.parse(token.encode())).isEqualTo(token);
    assertThat(new String(Base64.getUrlDecoder().decode(token.encode()), StandardCharsets.UTF_8))
        .isIn("v1;" + one + "@41," + two + "@42", "v1;" + two + "@42," + one + "@41");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "!!!",
        "djE7",
        "djE7Y2FydC0xQDE",
        "djE7MTtjYXJ0LTE",
        "djE7YWNjb3VudC0wMDAwMDAwMC0wMDAwLTAwMDEtMDAwMC0wMDAwMDAwMDAwMDI"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> ConsistencyToken.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_stream_is_looked_for_in_the_partition_that_the_producer_puts_it_in() {
    var key = one.toString().getBytes(StandardCharsets.UTF_8);

    assertThat(WaitingFreshness.positions(new ConsistencyToken(Map.of(one, 9L)), 12))
        .containsOnlyKeys(BuiltInPartitioner.partitionForKey(key, 12))
        .containsValue(9L);
  }
}
