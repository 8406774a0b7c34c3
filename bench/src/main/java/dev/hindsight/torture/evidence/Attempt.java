package dev.hindsight.torture.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One request of a client that should change something, and what came back.
 *
 * @param mark its correlation id, which no other request has
 * @param key its idempotency key: attempts with the same one are the same command
 * @param expected the version that the stream had to be at; null for any
 * @param altered whether it is another request than the first with that key
 * @param sentAt nanoseconds of a clock that only goes on
 * @param endedAt when the answer was there, or nobody waited for it any longer
 * @param answer null when there was none
 */
public record Attempt(
    String mark,
    int client,
    String method,
    String path,
    @Nullable String body,
    @Nullable String key,
    @Nullable Long expected,
    boolean altered,
    long sentAt,
    long endedAt,
    @Nullable Answer answer) {

  /** For people. */
  public String told() {
    return "%s %s (%s)".formatted(method, path, mark);
  }
}
