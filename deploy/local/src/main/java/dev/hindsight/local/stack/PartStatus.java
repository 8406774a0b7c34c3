package dev.hindsight.local.stack;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one part.
 *
 * @param process absent while none runs
 * @param restarts how often it was started again after a crash
 * @param readyMillis from the start of its process until it answered, when it last was started
 * @param reason why it is not ready, when something went wrong
 */
public record PartStatus(
    String name,
    PartState state,
    @Nullable ProcessId process,
    String address,
    int restarts,
    @Nullable Long readyMillis,
    String log,
    @Nullable String reason) {

  public PartStatus as(PartState newState) {
    return new PartStatus(name, newState, process, address, restarts, readyMillis, log, reason);
  }
}
