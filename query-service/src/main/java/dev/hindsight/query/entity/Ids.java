package dev.hindsight.query.entity;

import dev.hindsight.kit.http.Problems;
import java.util.HexFormat;
import java.util.UUID;

/** Ids in addresses. */
public final class Ids {

  private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private Ids() {}

  /** The id, or a 400 that names the parameter. */
  public static UUID parse(String parameter, String text) {
    if (!isId(text)) {
      throw Problems.malformed(parameter, parameter + " must be a UUID");
    }
    return UUID.fromString(text);
  }

  // UUID.fromString alone also takes "1-1-1-1-1". A loop, for a pattern takes ten times as long.
  private static boolean isId(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      var c = text.charAt(i);
      if (FORM.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }
}
