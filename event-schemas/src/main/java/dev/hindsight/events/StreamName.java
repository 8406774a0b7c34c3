package dev.hindsight.events;

import java.util.UUID;
import java.util.regex.Pattern;

/** The name of the stream of one entity: {@code <kind>-<id>}, for example {@code cart-0197…}. */
public record StreamName(String kind, UUID id) {

  private static final Pattern NAME =
      Pattern.compile(
          "([a-z]{1,32})-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

  public StreamName {
    if (!isKind(kind)) {
      throw new IllegalArgumentException(
          "a stream's kind has 1 to 32 letters from a to z, unlike \"" + kind + "\"");
    }
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when the text is not the name of a stream
   */
  public static StreamName parse(String name) {
    var match = NAME.matcher(name);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "a stream is named <kind>-<id>, as in cart-01970000-0000-7000-8000-000000000000");
    }
    return new StreamName(match.group(1), UUID.fromString(match.group(2)));
  }

  @Override
  public String toString() {
    return kind + "-" + id;
  }

  // By hand: every command makes names, and a pattern costs more than the rest of it.
  private static boolean isKind(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 32;
  }
}
