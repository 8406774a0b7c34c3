package dev.hindsight.local.stack;

/** Where the stack as a whole stands. */
public enum Phase {
  STARTING,
  READY,
  STOPPING,
  STOPPED,
  FAILED
}
