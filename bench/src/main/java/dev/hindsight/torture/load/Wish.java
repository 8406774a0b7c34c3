package dev.hindsight.torture.load;

import dev.hindsight.bench.stack.Operator;
import dev.hindsight.torture.evidence.Answer;
import dev.hindsight.torture.evidence.Attempt;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants.
 *
 * @param stream the entity that is changed, which its client may look at then; null for a new one
 * @param key null when the client does not care whether it happens twice
 * @param expected the version that the stream must be at; null for any
 */
record Wish(
    String method,
    String path,
    @Nullable String body,
    @Nullable String stream,
    @Nullable String key,
    @Nullable Long expected) {

  /** Another request under the same key; the same where it is not about money. */
  Wish forOtherMoney() {
    var other =
        body == null ? null : body.replaceFirst("\"amount\":\"[0-9.]+\"", "\"amount\":\"99.99\"");
    return new Wish(method, path, other, stream, key, expected);
  }

  Wish onlyAt(long version) {
    return new Wish(method, path, body, stream, key, version);
  }

  /**
   * What goes before the body of a request.
   *
   * @param mark a correlation id that no other request has
   */
  Map<String, String> headers(String mark) {
    var headers = new LinkedHashMap<String, String>();
    headers.put(Operator.HEADER, Operator.bearer());
    headers.put("Correlation-Id", mark);
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    if (key != null) {
      headers.put("Idempotency-Key", key);
    }
    if (expected != null) {
      headers.put("If-Match", "\"" + expected + "\"");
    }
    return headers;
  }

  /** A request that has come to its end now. */
  Attempt ended(String mark, int client, boolean altered, long sentAt, @Nullable Answer answer) {
    return new Attempt(
        mark,
        client,
        method,
        path,
        body,
        key,
        expected,
        altered,
        sentAt,
        System.nanoTime(),
        answer);
  }
}
