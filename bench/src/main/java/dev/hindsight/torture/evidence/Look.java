package dev.hindsight.torture.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One read of an entity by a client.
 *
 * @param stream what was looked at
 * @param atLeast the version that the token which was sent along stands for; 0 without a token
 * @param version what was shown; 0 when there was no such entity yet
 * @param body null when the answer was another than 200
 */
public record Look(
    int client,
    String stream,
    long atLeast,
    int status,
    long version,
    @Nullable String body,
    long sentAt,
    long endedAt) {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /** Whether the server claimed to know; else it asked to come again. */
  public boolean isAnswered() {
    return status == OK || status == NOT_FOUND;
  }
}
