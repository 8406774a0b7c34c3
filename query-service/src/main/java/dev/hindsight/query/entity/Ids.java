package dev.hindsight.query.entity;

import dev.hindsight.kit.http.Problems;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in addresses. */
public final class Ids {

  // UUID.fromString alone also takes "1-1-1-1-1".
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private Ids() {}

  /** The id, or a 400 that names the parameter. */
  public static UUID parse(String parameter, String text) {
    if (!ID.matcher(text).matches()) {
      throw Problems.malformed(parameter, parameter + " must be a UUID");
    }
    return UUID.fromString(text);
  }
}
