package dev.hindsight.torture.check;

import dev.hindsight.torture.evidence.Evidence;

/** One promise. */
interface Check {

  /** In words that are true as long as it is kept. */
  String promise();

  /** Names each place where it is broken. */
  void examine(Evidence evidence, Places places);
}
