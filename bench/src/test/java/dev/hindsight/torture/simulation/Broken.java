package dev.hindsight.torture.simulation;

/** What the world does not do as it should: a simulation that finds nothing then proves nothing. */
enum Broken {
  NOTHING,
  /** Whoever was overtaken in Kafka goes on writing. */
  NO_FENCING,
  /** The end of the topic is told as it was before the predecessor was shut out. */
  OLD_END,
  /** A checkpoint is moved whoever moved it before. */
  NO_COMPARE_AND_SET,
  /** Rows are stored, and the checkpoint in a transaction of its own. */
  CHECKPOINT_APART
}
