package dev.hindsight.command.decider;

import org.jspecify.annotations.Nullable;

/**
 * Why a command may not happen; a value, never an exception.
 *
 * @param reason a stable word for programs, {@code insufficient-funds}
 * @param detail the facts for people: expected, actual, which entity
 * @param pointer the field of the request that it is about (JSON Pointer), when it is about one
 */
public record Rejection(Kind kind, String reason, String detail, @Nullable String pointer) {

  /** The same, because of another field of the request. */
  public Rejection at(String field) {
    return new Rejection(kind, reason, detail, field);
  }

  /** What sort of no. */
  public enum Kind {
    /** No such entity. */
    UNKNOWN,
    /** The present state forbids it. */
    NOT_ALLOWED,
    /** It is not the caller's. */
    FORBIDDEN,
    /** The stream is not at the version that the caller expects. */
    OTHER_VERSION
  }
}
