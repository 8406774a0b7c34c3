package dev.hindsight.command.log;

import java.time.Instant;

/**
 * What the log gave to an append.
 *
 * @param firstPosition the position of its first event; the others follow without a hole
 * @param recordedAt by the database's clock; never before that of an earlier position
 */
public record Appended(long firstPosition, Instant recordedAt) {

  /** What an append without events gets. */
  public static final Appended NOTHING = new Appended(0, Instant.EPOCH);
}
