package dev.hindsight.command.lifecycle;

/** In which order the parts stop: commands end before what publishes their events. */
public final class Shutdown {

  public static final int COMMANDS = 10;
  public static final int RELAY = 20;
  public static final int SEALER = 30;

  private Shutdown() {}
}
