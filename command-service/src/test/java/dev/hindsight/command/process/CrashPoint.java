package dev.hindsight.command.process;

/** Where a process that sees orders through dies, in the words of what it has just done or not. */
enum CrashPoint {
  /** The event is read, the task is not stored yet. */
  PLACED_IS_READ,
  /** The task is stored, nothing else was done. */
  PLACED_IS_TAKEN_UP,
  BEFORE_SETTLING,
  /** The order is paid, the task is not done yet. */
  AFTER_SETTLING,
  BEFORE_REJECTING,
  /** The order is rejected and the cart given back, the task is not done yet. */
  AFTER_REJECTING,
  CANCELLED_IS_TAKEN_UP,
  BEFORE_REFUNDING,
  /** The refund is made or deferred, the task is not done yet. */
  AFTER_REFUNDING,
  /** The refund is deferred, its timer is not set yet. */
  DEFERRED_IS_READ,
  TIMER_IS_DUE,
  /** A further round took place, its timer still stands. */
  AFTER_A_FURTHER_ROUND
}
