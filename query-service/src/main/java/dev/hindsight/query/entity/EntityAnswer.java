package dev.hindsight.query.entity;

import dev.hindsight.kit.http.EntityTag;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.projection.Stored;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The answer about one entity: its body with an ETag, 304 to those who have it, or 404. */
public final class EntityAnswer {

  /** The version that an answer about the past shows. */
  public static final String VERSION = "Entity-Version";

  /** When that version was recorded. */
  public static final String TIME = "Entity-Time";

  private EntityAnswer() {}

  /**
   * The answer to a request for {@code kind} {@code id}, of which {@code found} is the row.
   *
   * @param known the request's {@code If-None-Match}
   */
  public static <R extends Record, A> RestResponse<A> of(
      String kind,
      UUID id,
      Optional<Stored<R>> found,
      @Nullable String known,
      Function<EntityState<R>, A> body) {
    if (found.isEmpty()) {
      throw Problems.notFound(kind, id);
    }
    return answer(EntityState.of(found.get()), known, body).build();
  }

  /**
   * The answer about a state of the past.
   *
   * @param recordedAt when the last event of that state was recorded
   * @param known the request's {@code If-None-Match}, unless what was answered before may read
   *     otherwise now
   */
  public static <R extends Record, A> RestResponse<A> ofPast(
      EntityState<R> state,
      Instant recordedAt,
      @Nullable String known,
      Function<EntityState<R>, A> body) {
    return answer(state, known, body)
        .header(VERSION, state.version())
        .header(TIME, recordedAt.toString())
        .build();
  }

  private static <R extends Record, A> ResponseBuilder<A> answer(
      EntityState<R> state, @Nullable String known, Function<EntityState<R>, A> body) {
    return EntityTag.answer(state.version(), state.stale(), known, () -> body.apply(state));
  }
}
