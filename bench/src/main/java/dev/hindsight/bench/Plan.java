package dev.hindsight.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * How it is measured.
 *
 * @param root where Hindsight stands, built
 * @param folder for data, empty and on the disk that is measured
 * @param length of each run, ours and the limit's
 * @param warm false only to try whether everything is measured at all
 * @param told hears how it gets on
 * @param versions hears of what was started: its name and its version
 */
public record Plan(
    Path root,
    Path folder,
    int rounds,
    Duration length,
    boolean warm,
    Consumer<String> told,
    BiConsumer<String, String> versions) {

  /** How often the load runs before the first round. */
  public int warmUps(int wanted) {
    return warm ? wanted : 1;
  }

  public void tell(String line) {
    told.accept(line);
  }
}
