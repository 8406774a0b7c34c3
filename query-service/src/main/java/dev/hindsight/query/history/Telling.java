package dev.hindsight.query.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.Event;
import dev.hindsight.query.entity.EntityState;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import java.util.function.Function;

/**
 * How a view tells readers of one entity, at the time of the request.
 *
 * @param <R> what the view keeps
 * @param <A> the answer
 */
public interface Telling<R extends Record, A> {

  /** The answer about a state of it: the same, whether that is past or present. */
  A state(EntityState<R> state);

  /** Makes readable, or leaves out, what is sealed in an event. */
  default void open(Event event, ObjectNode data) {}

  /** Whether a version may read otherwise than it once did, because something was erased. */
  default boolean erased() {
    return false;
  }

  /** Of a view in which nothing is sealed. */
  static <R extends Record, A> Function<UUID, Uni<Telling<R, A>>> plainly(
      Function<EntityState<R>, A> answer) {
    Telling<R, A> telling = answer::apply;
    return id -> Uni.createFrom().item(telling);
  }
}
