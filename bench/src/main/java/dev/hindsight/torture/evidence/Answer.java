package dev.hindsight.torture.evidence;

import java.util.Set;
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
