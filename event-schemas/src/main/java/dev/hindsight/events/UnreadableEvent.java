package dev.hindsight.events;

/** An event of an unknown type, or whose JSON is not what its type says. Never skip one. */
public final class UnreadableEvent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableEvent(String type, String why, Throwable cause) {
    super(type + ": " + why, cause);
  }

  public UnreadableEvent(String type, String why) {
    super(type + ": " + why);
  }
}
