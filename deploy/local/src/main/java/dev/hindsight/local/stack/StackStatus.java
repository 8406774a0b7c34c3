package dev.hindsight.local.stack;

import java.util.List;

/**
 * What a launcher writes down about its stack, for {@code status}, {@code down} and a later {@code
 * up}.
 */
public record StackStatus(
    ProcessId launcher, Phase phase, String gateway, String data, List<PartStatus> parts) {

  public boolean isRunning() {
    return launcher.isAlive();
  }
}
