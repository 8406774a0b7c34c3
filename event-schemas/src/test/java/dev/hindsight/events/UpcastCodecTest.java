package dev.hindsight.events;

import static dev.hindsight.events.upcast.Step.rename;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.upcast.Step;
import dev.hindsight.events.upcast.Upcaster;
import dev.hindsight.events.upcast.Upcasting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Old versions, made up for these tests, are read as if they had been written new. */
class UpcastCodecTest {

  private static final String NEWEST = "hindsight.account.money-deposited.v1";
  private static final String FIRST = "hindsight.test.paid-in.v1";
  private static final String SECOND = "hindsight.test.paid-in.v2";

  // v1 had cents alone, v2 the cents and a currency.
  private static final Upcaster TO_SECOND =
      new Step(FIRST, SECOND, json -> json.put("currency", "EUR"));
  private static final Upcaster TO_NEWEST = new Step(SECOND, NEWEST, UpcastCodecTest::toMoney);

  private static ObjectNode toMoney(ObjectNode json) {
    var amount = "%d.%02d".formatted(cents(json) / 100, cents(json) % 100);
    var lifted = json.objectNode();
    lifted.putObject("amount").put("amount", amount).set("currency", json.get("currency"));
    return lifted;
  }

  private static int cents(ObjectNode json) {
    return json.required("cents").intValue();
  }

  @Test
  void every_old_version_is_read_as_if_it_had_been_written_new() {
    var codec = new EventCodec(new Upcasting(List.of(TO_NEWEST, TO_SECOND)));
    var written = new MoneyDeposited(Money.of("12.05", "EUR"), null);

    var newest = codec.decode(NEWEST, codec.encode(written).getBytes(UTF_8));
    var second = codec.decode(SECOND, bytes("{\"cents\":1205,\"currency\":\"EUR\"}"));
    var first = codec.decode(FIRST, bytes("{\"cents\":1205}"));

    assertThat(List.of(newest, second, first)).containsOnly(written);
    assertThat(codec.encode(first)).isEqualTo(codec.encode(written));
  }

  @Test
  void a_chain_that_ends_at_an_unknown_type_is_unreadable() {
    var codec = new EventCodec(new Upcasting(List.of(TO_SECOND)));

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> codec.decode(FIRST, bytes("{\"cents\":1205}")))
        .withMessage(FIRST + ": its upcasters end at the unknown type " + SECOND);
  }

  @Test
  void an_old_event_that_its_upcaster_cannot_lift_is_unreadable() {
    var codec = new EventCodec(new Upcasting(List.of(TO_NEWEST, TO_SECOND)));

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> codec.decode(FIRST, bytes("{}")))
        .withMessage(FIRST + ": its upcaster failed");
  }

  @Test
  void an_old_event_that_is_no_object_is_unreadable() {
    var codec = new EventCodec(new Upcasting(List.of(TO_NEWEST, TO_SECOND)));

    for (var json : List.of("", "null", "[]", "1", "{")) {
      assertThatExceptionOfType(UnreadableEvent.class)
          .isThrownBy(() -> codec.decode(FIRST, bytes(json)));
    }
  }

  @Test
  void what_is_lifted_to_something_else_than_the_newest_version_is_unreadable() {
    var codec = new EventCodec(new Upcasting(List.of(rename(FIRST, NEWEST))));

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> codec.decode(FIRST, bytes("{\"cents\":1205}")))
        .withMessageContaining("'amount'");
  }

  @Test
  void nothing_is_lifted_from_a_current_type() {
    var upcasting = new Upcasting(List.of(rename(NEWEST, SECOND)));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new EventCodec(upcasting))
        .withMessageStartingWith(NEWEST + " is current");
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
