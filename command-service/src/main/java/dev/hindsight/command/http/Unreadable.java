package dev.hindsight.command.http;

/** What reading a command needs cannot be had now; nothing has happened. */
public final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  public Unreadable(String what, Throwable cause) {
    super(what, cause);
    this.what = what;
  }

  String what() {
    return what;
  }
}
