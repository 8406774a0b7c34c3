package dev.hindsight.command.log;

import io.vertx.core.Future;

/**
 * One of the connections that append. Takes one append at a time; confined to the event loop that
 * it was made on.
 */
public interface Lane {

  /**
   * Appends all or nothing. Succeeds when it is durable. Fails with {@link AppendFailure} when it
   * certainly is not. When the outcome is unknown (a connection lost in the commit) it goes on
   * until it is known, however long that takes.
   */
  Future<Appended> append(Append append);
}
