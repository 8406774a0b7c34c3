package dev.hindsight.torture.evidence;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a server said.
 *
 * @param etag the version that it speaks of, without quotes
 * @param retryAfter when to come again
 * @param replayed whether it said that it repeats its first answer
 */
public record Answer(
    int status,
    @Nullable String etag,
    @Nullable String token,
    @Nullable String retryAfter,
    boolean replayed,
    String body) {

  private static final int ACCEPTED = 202;
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;
  // Not yet, or not now: these say nothing about what becomes of a command.
  private static final Set<Integer> OPEN = Set.of(408, 429);

  /**
   * What came over HTTP.
   *
   * @param header the value of a header by its name; null without it
   */
  public static Answer of(int status, Function<String, @Nullable String> header, String body) {
    return new Answer(
        status,
        unquoted(header.apply("ETag")),
        header.apply("Consistency-Token"),
        header.apply("Retry-After"),
        "true".equals(header.apply("Idempotency-Replayed")),
        body);
  }

  private static @Nullable String unquoted(@Nullable String etag) {
    return etag != null && etag.startsWith("\"") ? etag.substring(1, etag.length() - 1) : etag;
  }

  /** The version that it speaks of; 0 when it speaks of none. */
  public long version() {
    return etag == null ? 0 : Long.parseLong(etag);
  }

  public boolean isAccepted() {
    return status == ACCEPTED;
  }

  /** Whether it said what became of the command. */
  public boolean isDecided() {
    return isAccepted() || isRefused();
  }

  /** Whether it said that the command has no effect. */
  public boolean isRefused() {
    return status >= CLIENT_ERRORS && status < SERVER_ERRORS && !OPEN.contains(status);
  }
}
