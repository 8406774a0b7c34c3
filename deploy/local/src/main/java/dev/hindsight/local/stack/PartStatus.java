package dev.hindsight.local.stack;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one part.
 *
 * @param process absent while none runs
 * @param restarts how often it was started again after a crash
 * @param reason why it is not ready, when something went wrong
 */
public record PartStatus(
    String name,
    PartState state,
    @Nullable ProcessId process,
    String address,
    int restarts,
    String log,
    @Nullable String reason) {

  public PartStatus as(PartState newState) {
    return new PartStatus(name, newState, process, address, restarts, log, reason);
  }
}
