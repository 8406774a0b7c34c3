package dev.hindsight.query.entity;

import dev.hindsight.kit.http.Outage;
import dev.hindsight.kit.sandbox.Sandbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a read in a session of its own, and waits for it no longer than a reader would. */
public final class Reads {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  private static final String ENTER = "SELECT set_config('search_path', ?1, true)";

  private Reads() {}

  /**
   * What the read found. A caller who hangs up does not cancel it: a session that is cut off in the
   * middle would keep its connection.
   */
  public static <T extends @Nullable Object> Uni<T> read(Supplier<Uni<T>> read) {
    Uni<T> reading =
        Sandbox.current()
            .map(sandbox -> Panache.withTransaction(() -> enter(sandbox).chain(() -> read.get())))
            .orElseGet(() -> Panache.withSession(read));
    var result = reading.subscribeAsCompletionStage();
    return Uni.createFrom()
        .completionStage(() -> result.copy())
        .ifNoItem()
        .after(LIMIT)
        .failWith(Outage::unavailable)
        .onFailure()
        .transform(Outage::told);
  }

  private static Uni<String> enter(Sandbox sandbox) {
    return Panache.getSession()
        .chain(session ->
            session
                .createNativeQuery(ENTER, String.class)
                .setParameter(1, sandbox.searchPath())
                .getSingleResult());
  }
}
