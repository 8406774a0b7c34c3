package dev.hindsight.command.log;

import org.jspecify.annotations.Nullable;

/** Why an append did not go through. In each case nothing of it is in the log, nor ever will be. */
public abstract sealed class AppendFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private AppendFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Somebody else appended to a stream or used a key, or a connection was lost: decide again. */
  public static final class Outdated extends AppendFailure {
    private static final long serialVersionUID = 1L;

    public Outdated(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }

  /**
   * The log was restored since this writer took its number, so that its batch ids may be taken:
   * take another number, and decide again.
   */
  public static final class OldWriter extends AppendFailure {
    private static final long serialVersionUID = 1L;

    public OldWriter(Throwable cause) {
      super("the log was restored meanwhile", cause);
    }
  }

  /** Something in it is nothing that the log can hold; the same append will never go through. */
  public static final class Unacceptable extends AppendFailure {
    private static final long serialVersionUID = 1L;

    public Unacceptable(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** The log cannot take anything now: no connection, no disk, read-only. */
  public static final class Unavailable extends AppendFailure {
    private static final long serialVersionUID = 1L;

    public Unavailable(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
