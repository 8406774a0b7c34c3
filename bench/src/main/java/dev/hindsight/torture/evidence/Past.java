package dev.hindsight.torture.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an entity was, when all was over: asked for by version, or by instant.
 *
 * @param version that was asked for; null when it was an instant
 * @param asOf that was asked for; null when it was a version
 * @param body null when the answer was another than 200
 */
public record Past(
    String stream,
    @Nullable Long version,
    @Nullable Instant asOf,
    int status,
    @Nullable String body) {

  /** For people. */
  public String told() {
    return stream + (version == null ? " as of " + asOf : " at version " + version);
  }
}
