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
 * @param told hears how it gets on
 * @param versions hears of what was started: its name and its version
 */
public record Plan(
    Path root,
    Path folder,
    int rounds,
    Duration length,
    Consumer<String> told,
    BiConsumer<String, String> versions) {

  /** A try of less than three rounds is not kept, and need not be warm. */
  public int warmUps(int wanted) {
    return rounds < 3 ? 1 : wanted;
  }

  public void tell(String line) {
    told.accept(line);
  }
}
