package dev.hindsight.events.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A personal field opens with the key of its customer, as the field that it was, or not at all. */
class PersonalKeyTest {

  private static final UUID ADA = new UUID(7, 1);
  private static final byte[] BYTES = PersonalKey.random();

  private final PersonalKey key = new PersonalKey(ADA, BYTES);
  private final PersonalText sealed = key.seal("name", "Ada Lovelace");

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "Ada Lovelace", "Käthe 漢字 💡", "\n\t\"\\"})
  void what_was_sealed_is_opened(String plain) {
    assertThat(key.open("name", key.seal("name", plain))).isEqualTo(plain);
    assertThat(new PersonalKey(ADA, BYTES).open("name", key.seal("name", plain))).isEqualTo(plain);
  }

  @Test
  void another_key_does_not_open_it() {
    refused(new PersonalKey(ADA, PersonalKey.random()), "name", sealed);
  }

  @Test
  void the_key_of_another_customer_does_not_open_it_even_with_the_same_bytes() {
    refused(new PersonalKey(new UUID(7, 2), BYTES), "name", sealed);
  }

  @Test
  void a_text_moved_to_another_field_does_not_open() {
    refused(key, "email", sealed);
  }

  @Test
  void a_text_with_any_bit_changed_does_not_open() {
    var bytes = Base64.getUrlDecoder().decode(sealed.sealed().substring(3));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      refused(key, "name", text(bytes));
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(key.open("name", text(bytes))).isEqualTo("Ada Lovelace");
  }

  @Test
  void a_text_that_was_cut_off_does_not_open() {
    for (int length = 3; length < sealed.sealed().length(); length++) {
      refused(key, "name", new PersonalText(sealed.sealed().substring(0, length)));
    }
  }

  @Test
  void a_text_that_is_no_base64_does_not_open() {
    refused(key, "name", new PersonalText("v1.Ada Lovelace!"));
  }

  @Test
  void two_seals_of_one_text_differ() {
    assertThat(key.seal("name", "Ada Lovelace")).isNotEqualTo(sealed);
  }

  @Test
  void neither_text_nor_key_shows_what_is_secret() {
    assertThat(sealed.toString()).contains("v1.").doesNotContain("Ada").doesNotContain("Lovelace");
    assertThat(key).hasToString("the key of " + ADA);
  }

  @Test
  void a_text_in_the_clear_is_refused_and_not_repeated() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new PersonalText("Ada Lovelace"))
        .withMessageNotContaining("Ada");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33})
  void a_key_of_another_length_is_refused(int length) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new PersonalKey(ADA, new byte[length]))
        .withMessageContaining("32");
  }

  private static void refused(PersonalKey key, String field, PersonalText text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> key.open(field, text));
  }

  private static PersonalText text(byte[] bytes) {
    return new PersonalText("v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
