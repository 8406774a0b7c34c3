package dev.hindsight.query.entity;

import dev.hindsight.kit.http.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The answer about one entity: its body with an ETag, 304 to those who have it, or 404. */
public final class EntityAnswer {

  private static final String REVALIDATE = "no-cache";

  private EntityAnswer() {}

  /**
   * The answer to a request for {@code kind} {@code id}, of which {@code found} is the row.
   *
   * @param known the request's {@code If-None-Match}
   */
  public static <V extends EntityView, A> RestResponse<A> of(
      String kind, UUID id, @Nullable V found, @Nullable String known, Function<V, A> body) {
    if (found == null) {
      throw Problems.notFound(kind, id);
    }
    var tag = "\"" + found.version + "\"";
    // A parked entity has no version that says whether the answer is still the same.
    if (known != null && !found.parked() && matches(known, tag)) {
      return with(tag, ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED));
    }
    return with(tag, ResponseBuilder.ok(body.apply(found)));
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
