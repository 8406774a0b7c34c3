package dev.hindsight.local.stack;

/** Where one part stands. */
public enum PartState {
  WAITING,
  STARTING,
  READY,
  /** It runs and answers, but not that it is well: seen by {@code status} alone. */
  UNHEALTHY,
  /** It has crashed and is started again after a pause. */
  RESTARTING,
  /** It is given up. */
  FAILED,
  STOPPING,
  STOPPED
}
