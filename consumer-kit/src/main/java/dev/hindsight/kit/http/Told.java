package dev.hindsight.kit.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hindsight.kit.projection.Stored;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is told without more ado: {@code {"id", "version", <the row's own fields>}}.
 *
 * @param stale true when later events of the entity are parked; else absent
 */
public record Told<R extends Record>(
    UUID id, long version, @JsonUnwrapped R row, @Nullable Boolean stale) {

  /**
   * The answer about {@code kind} {@code id}: the row with its ETag, 304 to who has it, or 404.
   *
   * @param known the request's {@code If-None-Match}
   */
  public static <R extends Record> RestResponse<Told<R>> answer(
      String kind, UUID id, Optional<Stored<R>> found, @Nullable String known) {
    var stored = found.orElseThrow(() -> Problems.notFound(kind, id));
    var stale = stored.stale() ? Boolean.TRUE : null;
    return EntityTag.answer(
            stored.version(),
            stored.stale(),
            known,
            () -> new Told<>(id, stored.version(), stored.row(), stale))
        .build();
  }
}
