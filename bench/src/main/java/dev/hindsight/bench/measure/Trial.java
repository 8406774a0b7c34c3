package dev.hindsight.bench.measure;

/** Something that is run once, and gives one number. */
@FunctionalInterface
public interface Trial {

  /** Runs it, in the same unit each time; blocks until it is over. */
  double run() throws Exception;
}
