package dev.hindsight.command.relay;

import io.vertx.core.Future;

/**
 * Whether anything of a log was ever published, as the log itself knows: an empty topic was lost
 * then, and is new otherwise.
 */
public interface Publication {

  /** True as well when the first to publish something ended before it had. */
  Future<Boolean> hasBegun();

  /** To be completed before the first event of the log is published. */
  Future<Void> begin();
}
