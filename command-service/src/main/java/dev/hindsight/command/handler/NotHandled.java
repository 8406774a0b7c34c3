package dev.hindsight.command.handler;

/** A command was not handled, and not because it was refused. */
public final class NotHandled extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Outcome outcome;

  public NotHandled(String what, Outcome outcome) {
    super(what + ": " + outcome);
    this.outcome = outcome;
  }

  /** Whether the same may be handled a little later. */
  public boolean isPassing() {
    return outcome instanceof Outcome.Unavailable;
  }
}
