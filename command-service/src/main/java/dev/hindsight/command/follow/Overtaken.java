package dev.hindsight.command.follow;

/** Somebody else moved a follower's place in the log: whoever finds that is no leader any more. */
final class Overtaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Overtaken(String follower, long position) {
    super(follower + " is not at position " + position + " any more: somebody else moved it");
  }
}
