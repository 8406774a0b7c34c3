package dev.hindsight.kit.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** An entity's answer with its version as ETag, or 304 to who has it. */
public final class EntityTag {

  private static final String REVALIDATE = "no-cache";

  private EntityTag() {}

  /**
   * The answer, to which more headers may be added.
   *
   * @param version that the body shows
   * @param stale whether later events of the entity are parked: then no version says whether the
   *     answer is still the same
   * @param known the request's {@code If-None-Match}
   * @param body made only for who has not got it
   */
  public static <A> ResponseBuilder<A> answer(
      long version, boolean stale, @Nullable String known, Supplier<A> body) {
    var tag = "\"" + version + "\"";
    ResponseBuilder<A> answer =
        known != null && !stale && matches(known, tag)
            ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
            : ResponseBuilder.ok(body.get());
    return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, REVALIDATE);
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
