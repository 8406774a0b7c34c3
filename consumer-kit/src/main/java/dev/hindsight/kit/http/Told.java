package dev.hindsight.kit.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hindsight.kit.projection.Stored;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is told without more ado: {@code {"id", "version", <the row's own fields>}}.
 *
 * @param stale true when later events of the entity are parked; else absent
 */
public record Told<R extends Record>(
    UUID id, long version, @JsonUnwrapped R row, @Nullable Boolean stale) {

  private static final String REVALIDATE = "no-cache";

  /**
   * The answer about {@code kind} {@code id}: the row with its ETag, 304 to who has it, or 404.
   *
   * @param known the request's {@code If-None-Match}
   */
  public static <R extends Record> RestResponse<Told<R>> answer(
      String kind, UUID id, Optional<Stored<R>> found, @Nullable String known) {
    var stored = found.orElseThrow(() -> Problems.notFound(kind, id));
    var tag = "\"" + stored.version() + "\"";
    // A parked entity has no version that says whether the answer is still the same.
    if (known != null && !stored.stale() && matches(known, tag)) {
      return with(tag, ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED));
    }
    var stale = stored.stale() ? Boolean.TRUE : null;
    return with(tag, ResponseBuilder.ok(new Told<>(id, stored.version(), stored.row(), stale)));
  }

  private static <A> RestResponse<A> with(String tag, ResponseBuilder<A> answer) {
    return answer
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, REVALIDATE)
        .build();
  }

  // RFC 9110, 13.1.2: a list of tags, compared weakly, or "*".
  private static boolean matches(String known, String tag) {
    for (var candidate : known.split(",", -1)) {
      var text = candidate.strip();
      if (text.equals("*") || text.equals(tag) || text.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
