package dev.hindsight.query.entity;

import dev.hindsight.kit.http.Problems;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The answer about one entity: its body with an ETag, 304 to those who have it, or 404. */
public final class EntityAnswer {

  private static final String REVALIDATE = "no-cache";

  private EntityAnswer() {}

  /** The answer to a request for {@code kind} {@code id}, of which {@code found} is the row. */
  public static <V extends EntityView, A> RestResponse<A> to(
      Request request, String kind, UUID id, @Nullable V found, Function<V, A> body) {
    if (found == null) {
      throw Problems.notFound(kind, id);
    }
    var tag = new EntityTag(Long.toString(found.version));
    // A parked entity has no version that a later answer could be compared with.
    if (!found.parked() && request.evaluatePreconditions(tag) != null) {
      return RestResponse.ResponseBuilder.<A>create(RestResponse.Status.NOT_MODIFIED)
          .tag(tag)
          .header(HttpHeaders.CACHE_CONTROL, REVALIDATE)
          .build();
    }
    return RestResponse.ResponseBuilder.ok(body.apply(found))
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, REVALIDATE)
        .build();
  }
}
