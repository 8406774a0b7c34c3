package dev.hindsight.local.importer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;

/** An answer and the number, within its request, of the line that it answers. */
record AnswerLine(long line, Answer answer) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(1);

  static AnswerLine parse(Buffer text) throws IOException {
    var json = JSON.readTree(text.getBytes());
    if (!json.path("line").isIntegralNumber() || !json.path("status").isIntegralNumber()) {
      throw new IOException("expected an answer with line and status, found " + start(text));
    }
    return new AnswerLine(
        json.get("line").longValue(), answer(json, json.get("status").intValue()));
  }

  private static Answer answer(JsonNode json, int status) {
    var replayed = json.path("replayed").booleanValue();
    if (status >= 200 && status < 300) {
      return new Answer.Accepted(
          !json.path("events").isArray() || !json.get("events").isEmpty(), replayed);
    }
    // Any 5xx leaves open what became of the command: the key makes asking again harmless.
    return status == 429 || status >= 500
        ? new Answer.NotNow(retryAfter(json), status + " " + reason(json, status))
        : new Answer.Refused(status, reason(json, status), replayed);
  }

  private static Duration retryAfter(JsonNode json) {
    var seconds = json.path("retryAfter");
    return seconds.isNumber()
        ? Duration.ofMillis((long) (Math.clamp(seconds.doubleValue(), 0.05, 60) * 1000))
        : SOON;
  }

  /** The last part of the problem's type: /problems/item-not-in-cart → item-not-in-cart. */
  private static String reason(JsonNode json, int status) {
    var type = json.path("type").asText("");
    var reason = type.substring(type.lastIndexOf('/') + 1);
    return reason.isEmpty() || reason.equals("about:blank") ? "status " + status : reason;
  }

  private static String start(Buffer text) {
    return text.length() > 200 ? text.getString(0, 200) + "…" : text.toString();
  }
}
