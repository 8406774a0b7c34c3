package dev.hindsight.command.http;

import dev.hindsight.command.decider.Rejection;

/** A command is refused before it is read to its end: reading it would leave something behind. */
public final class NotYours extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Rejection rejection;

  public NotYours(Rejection rejection) {
    super(rejection.detail(), null, false, false);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
