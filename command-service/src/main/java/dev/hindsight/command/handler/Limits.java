package dev.hindsight.command.handler;

import java.time.Duration;

/**
 * How much the handler takes on.
 *
 * @param inFlight commands accepted and not answered; more are turned away at once
 * @param stateBytes about how much memory the states take that are kept for the next command
 * @param batch events of one append; a command with more goes alone
 * @param lanes appends under way at the same time
 * @param patience how long a command may take
 */
public record Limits(int inFlight, long stateBytes, int batch, int lanes, Duration patience) {

  public static final Limits DEFAULT = new Limits(4096, 64L << 20, 1000, 2, Duration.ofSeconds(5));

  /** The same with another bound on the states in memory. */
  public Limits withStateBytes(long most) {
    return new Limits(inFlight, most, batch, lanes, patience);
  }
}
