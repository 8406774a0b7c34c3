package dev.hindsight.command.lifecycle;

/**
 * In which order the parts stop: who sends commands ends before who takes them, and those before
 * what publishes their events.
 */
public final class Shutdown {

  public static final int FOLLOWERS = 5;
  public static final int COMMANDS = 10;
  public static final int RELAY = 20;
  public static final int SEALER = 30;

  private Shutdown() {}
}
