package dev.hindsight.command.monitor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered with server-sent events, and who is not. */
class PreferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "TEXT/Event-Stream; charset=utf-8",
        "text/event-stream, */*",
        "*/*, text/event-stream",
        "text/event-stream, application/json",
        "application/json;q=0.5, text/event-stream;q=0.51",
        "text/html, text/event-stream;q=0.2",
      })
  void events(String accept) {
    assertThat(Preference.of(List.of(accept)).isEvents()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/*",
        "application/json, text/event-stream",
        "application/json, text/event-stream;q=0.9",
        "text/event-stream;q=0",
        "text/event-stream;q=x",
        "text/html",
        "nonsense",
        ";;;,/",
      })
  void json_or_nothing(String accept) {
    assertThat(Preference.of(List.of(accept)).isEvents()).isFalse();
  }

  @Test
  void who_says_nothing_gets_json() {
    assertThat(Preference.of(List.of()).isEvents()).isFalse();
  }

  @Test
  void several_headers_are_one() {
    assertThat(Preference.of(List.of("*/*;q=0.1", "text/event-stream")).isEvents()).isTrue();
  }
}
