package dev.hindsight.query.entity;

import dev.hindsight.events.CanonicalUuid;
import dev.hindsight.kit.http.Problems;
import java.util.UUID;

/** Ids in addresses. */
public final class Ids {

  private Ids() {}

  /** The id, or a 400 that names the parameter. */
  public static UUID parse(String parameter, String text) {
    if (!CanonicalUuid.is(text)) {
      throw Problems.malformed(parameter, parameter + " must be a UUID");
    }
    return UUID.fromString(text);
  }
}
