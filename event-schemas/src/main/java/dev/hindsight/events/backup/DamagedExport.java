package dev.hindsight.events.backup;

/** A file is not what was exported; the message names the line. */
public final class DamagedExport extends Exception {

  private static final long serialVersionUID = 1L;

  public DamagedExport(String message) {
    super(message);
  }
}
