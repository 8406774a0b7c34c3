package dev.hindsight.kit.rebuild;

import dev.hindsight.kit.generation.Generation;

/** What became of something that was asked of a projection's generations. */
public sealed interface Outcome {

  /** It is done; the generation is as it is now. */
  record Done(Generation generation) implements Outcome {}

  /** Not at this moment; it may be tried again. */
  record NotYet(String reason) implements Outcome {}

  /** It is not to be, and why. */
  record Refused(String reason) implements Outcome {}
}
