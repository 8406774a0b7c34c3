package dev.hindsight.command.backup;

/** Why an export is not restored. Nothing of it is in the log. */
public final class RestoreRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is to be done about it. */
  public enum Reason {
    /** The file is not what was exported. */
    DAMAGED("damaged-export"),
    /** It is a selection, or does not reach back to the first event. */
    PARTIAL("partial-export"),
    /** This version of the service does not know all of its events. */
    UNKNOWN_EVENTS("unknown-event-types"),
    /** It was written with another master key. */
    OTHER_MASTER_KEY("other-master-key"),
    /** There is something already. */
    NOT_EMPTY("log-not-empty"),
    TOPIC_NOT_EMPTY("topic-not-empty");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  private final Reason reason;

  public RestoreRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  static RestoreRefused damaged(String message) {
    return new RestoreRefused(Reason.DAMAGED, message);
  }
}
