package dev.hindsight.kit.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.personal.PersonalText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is found to be personal in a row. */
class ScrubbingTest {

  private static final PersonalText SEALED = new PersonalText("v1.c2VhbGVk");

  private record Row(
      String status,
      @Nullable PersonalText name,
      List<Note> notes,
      Map<String, PersonalText> more) {}

  private record Note(String subject, @Nullable PersonalText text) {}

  @Test
  void personal_fields_are_found_wherever_they_are() {
    var row =
        new Row(
            "s", SEALED, List.of(new Note("a", null), new Note("b", SEALED)), Map.of("x", SEALED));

    assertThat(Scrubbing.personalFieldsIn(row)).containsExactly("name", "notes.text", "more");
    assertThatThrownBy(() -> Scrubbing.check(row)).hasMessageContaining("notes.text");
  }

  @Test
  void a_row_that_is_scrubbed_or_gone_is_right() {
    var scrubbed = new Row("s", null, List.of(new Note("a", null)), Map.of());

    assertThat(Scrubbing.personalFieldsIn(scrubbed)).isEmpty();
    assertThatCode(() -> Scrubbing.check(scrubbed)).doesNotThrowAnyException();
    assertThatCode(() -> Scrubbing.check(null)).doesNotThrowAnyException();
  }
}
