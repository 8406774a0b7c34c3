package dev.hindsight.command.log;

/** The log cannot be read now; the same question may be answered a little later. */
public final class LogUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LogUnavailable(Throwable cause) {
    super("the log cannot be reached", cause);
  }
}
