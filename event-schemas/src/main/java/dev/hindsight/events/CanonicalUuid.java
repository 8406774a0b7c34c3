package dev.hindsight.events;

import java.util.HexFormat;

/**
 * The one form of a UUID that is read: hexadecimal digits of either case between four dashes.
 * {@code UUID.fromString} alone takes "1-1-1-1-1" as well.
 */
public final class CanonicalUuid {

  private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  static final int LENGTH = FORM.length();

  private CanonicalUuid() {}

  // A loop: ids are in all that comes in, and a pattern takes ten times as long.
  public static boolean is(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      var c = text.charAt(i);
      if (FORM.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }
}
