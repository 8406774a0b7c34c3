package dev.hindsight.kit.source;

/** Stops the service: what is there must not be read, and only an operator can change it. */
@FunctionalInterface
public interface Halt {

  /** Says why, what is expected, what is there, what to do. */
  void because(String reason);
}
