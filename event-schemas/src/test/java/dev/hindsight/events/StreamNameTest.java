package dev.hindsight.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream's name is its kind and its id, in one way of writing alone. */
class StreamNameTest {

  private static final String ID = "019cbf00-0000-7000-8000-00000000ca01";

  @Test
  void what_is_written_is_parsed_again() {
    Seeds.each(random -> {
      var kind = new RandomEvents(random).oneOf(java.util.List.of("cart", "x", "a".repeat(32)));
      var name = new StreamName(kind, new RandomEvents(random).uuid());

      assertThat(StreamName.parse(name.toString())).isEqualTo(name);
    });
  }

  @Test
  void a_name_is_kind_and_id() {
    var name = StreamName.parse("cart-" + ID);

    assertThat(name.kind()).isEqualTo("cart");
    assertThat(name.id()).isEqualTo(UUID.fromString(ID));
    assertThat(name).hasToString("cart-" + ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cart",
        "cart-",
        ID,
        "-" + ID,
        "Cart-" + ID,
        "cart1-" + ID,
        "my-cart-" + ID,
        "cart_" + ID,
        "cart-1-1-1-1-1",
        "cart-019CBF00-0000-7000-8000-00000000CA01",
        " cart-" + ID,
        "cart-" + ID + "\n",
        "cart-" + ID + "0",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-" + ID
      })
  void what_is_no_name_is_refused(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> StreamName.parse(text))
        .withMessageContaining("<kind>-<id>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Cart", "my-cart", "cart ", "ß", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
  void a_kind_that_could_not_be_parsed_again_is_refused(String kind) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new StreamName(kind, new UUID(0, 0)))
        .withMessageContaining("\"" + kind + "\"");
  }
}
