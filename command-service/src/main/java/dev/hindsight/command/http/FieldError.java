package dev.hindsight.command.http;

/**
 * What is wrong with one field.
 *
 * @param pointer where it stands (JSON Pointer, RFC 6901); for a part of the path its name
 * @param detail what was expected
 */
public record FieldError(String pointer, String detail) {
  // A name that came in is told again, and may hold what is no text.
  public FieldError {
    pointer = Text.readable(pointer);
    detail = Text.readable(detail);
  }

  /** A member of the outermost object. */
  static FieldError of(String member, String detail) {
    return new FieldError(pointer(member), detail);
  }

  static String pointer(String member) {
    return "/" + member.replace("~", "~0").replace("/", "~1");
  }
}
