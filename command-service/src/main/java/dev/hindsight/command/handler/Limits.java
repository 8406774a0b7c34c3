package dev.hindsight.command.handler;

import java.time.Duration;

/**
 * How much the handler takes on.
 *
 * @param inFlight commands accepted and not answered; more are turned away at once
 * @param states streams whose state is kept in memory
 * @param batch events of one append; a command with more goes alone
 * @param lanes appends under way at the same time
 * @param patience how long a command may take
 */
public record Limits(int inFlight, int states, int batch, int lanes, Duration patience) {

  public static final Limits DEFAULT = new Limits(4096, 100_000, 1000, 2, Duration.ofSeconds(5));
}
