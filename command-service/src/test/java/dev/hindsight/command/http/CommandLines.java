package dev.hindsight.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** Lines of {@code POST /commands} and what is asked of their answers. */
final class CommandLines {

  private CommandLines() {}

  static void assertAccepted(JsonNode answer, int line, String stream) {
    assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(202);
    assertThat(answer.path("line").intValue()).isEqualTo(line);
    assertThat(answer.path("stream").textValue()).isEqualTo(stream);
    assertThat(UUID.fromString(answer.path("commandId").textValue())).isNotNull();
    assertThat(answer.path("events")).hasSize(1);
  }

  static String line(String command, String data) {
    return "{\"command\":\"%s\",\"data\":%s}\n".formatted(command, data);
  }

  static String openCart(UUID id) {
    return line("OpenCart", "{\"id\":\"" + id + "\"}");
  }

  static String addItem(UUID cart, UUID listing) {
    return line(
        "AddItemToCart",
        "{\"cartId\":\"%s\",\"listingId\":\"%s\",\"quantity\":1}".formatted(cart, listing));
  }

  static String postListing(UUID id, String price) {
    return line(
        "PostListing",
        "{\"id\":\"%s\",\"title\":\"Shoes\",\"price\":{\"amount\":\"%s\",\"currency\":\"EUR\"}}"
            .formatted(id, price));
  }
}
