package dev.hindsight.local.importer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerLineTest {

  @Test
  void a_202_is_an_acceptance_with_or_without_events() throws Exception {
    assertThat(parse("{\"line\":1,\"status\":202,\"events\":[{\"id\":\"x\"}]}"))
        .isEqualTo(new AnswerLine(1, new Answer.Accepted(true, false)));
    assertThat(parse("{\"line\":2,\"status\":202,\"events\":[],\"replayed\":true}"))
        .isEqualTo(new AnswerLine(2, new Answer.Accepted(false, true)));
  }

  @Test
  void a_problem_is_a_refusal_whose_reason_is_the_end_of_its_type() throws Exception {
    var type = "https://hindsight.dev/problems/item-not-in-cart";

    assertThat(parse("{\"line\":3,\"status\":409,\"type\":\"" + type + "\"}"))
        .isEqualTo(new AnswerLine(3, new Answer.Refused(409, "item-not-in-cart", false)));
    assertThat(parse("{\"line\":3,\"status\":404,\"type\":\"about:blank\"}"))
        .isEqualTo(new AnswerLine(3, new Answer.Refused(404, "status 404", false)));
  }

  @Test
  void overload_and_any_failure_of_the_far_side_is_to_be_asked_again() throws Exception {
    assertThat(parse("{\"line\":4,\"status\":429,\"retryAfter\":2}").answer())
        .isEqualTo(new Answer.NotNow(Duration.ofSeconds(2), "429 status 429"));
    assertThat(parse("{\"line\":4,\"status\":500}").answer()).isInstanceOf(Answer.NotNow.class);
    assertThat(parse("{\"line\":4,\"status\":503,\"retryAfter\":1e9}").answer())
        .isEqualTo(new Answer.NotNow(Duration.ofSeconds(60), "503 status 503"));
  }

  @Test
  void anything_else_is_no_answer() {
    assertThatThrownBy(() -> parse("<html>"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("<");
    assertThatThrownBy(() -> parse("{\"status\":202}"))
        .isInstanceOf(IOException.class)
        .hasMessage("expected an answer with line and status, found {\"status\":202}");
  }

  private static AnswerLine parse(String line) throws IOException {
    return AnswerLine.parse(Buffer.buffer(line));
  }
}
