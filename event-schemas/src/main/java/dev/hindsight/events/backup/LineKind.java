package dev.hindsight.events.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a line of an export is, told by how it begins. */
public enum LineKind {
  /** The first line of an export of the log. */
  EXPORT("{\"export\":"),
  /** The first line of an export of the customers' keys. */
  KEYS("{\"keys\":"),
  /** An event as a CloudEvent. */
  EVENT("{\"specversion\":"),
  /** A batch that has no events. */
  BATCH("{\"batch\":"),
  /** The first answer to a command that came with a key. */
  ANSWER("{\"answer\":"),
  /** How far a process manager has come. */
  FOLLOWER("{\"follower\":"),
  /** A customer's key. */
  KEY("{\"key\":"),
  /** The hash of all lines before. */
  CHECK("{\"check\":"),
  /** The last line: what must have come before it. */
  MANIFEST("{\"manifest\":");

  private final byte[] beginning;

  LineKind(String beginning) {
    this.beginning = beginning.getBytes(UTF_8);
  }

  /** The name of the line's first member. */
  public String member() {
    return new String(beginning, 2, beginning.length - 4, UTF_8);
  }

  /** Whether a document begins with it. */
  public boolean isHeader() {
    return this == EXPORT || this == KEYS;
  }

  /**
   * The kind of the line with this number.
   *
   * @throws DamagedExport when it is none of an export
   */
  public static LineKind of(byte[] line, long number) throws DamagedExport {
    for (var kind : values()) {
      if (kind.begins(line)) {
        return kind;
      }
    }
    throw new DamagedExport("line " + number + " is none of an export");
  }

  private boolean begins(byte[] line) {
    if (line.length < beginning.length) {
      return false;
    }
    for (int i = 0; i < beginning.length; i++) {
      if (line[i] != beginning[i]) {
        return false;
      }
    }
    return true;
  }
}
