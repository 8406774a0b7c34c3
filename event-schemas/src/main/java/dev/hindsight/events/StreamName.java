package dev.hindsight.events;

import java.util.Locale;
import java.util.UUID;

/** The name of the stream of one entity: {@code <kind>-<id>}, for example {@code cart-0197…}. */
public record StreamName(String kind, UUID id) {

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
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a stream is named <kind>-<id>, as in cart-01970000-0000-7000-8000-000000000000");
    }
    var dash = name.length() - CanonicalUuid.LENGTH - 1;
    return new StreamName(name.substring(0, dash), UUID.fromString(name.substring(dash + 1)));
  }

  /** Whether the text is the name of a stream, in small letters as a name is written. */
  public static boolean isName(String text) {
    var dash = text.length() - CanonicalUuid.LENGTH - 1;
    if (dash < 1 || text.charAt(dash) != '-' || !isKind(text.substring(0, dash))) {
      return false;
    }
    var id = text.substring(dash + 1);
    return CanonicalUuid.is(id) && id.equals(id.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return kind + "-" + id;
  }

  private static boolean isKind(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 32;
  }
}
