package dev.hindsight.command.personal;

import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.command.log.WaitingRoom;
import dev.hindsight.events.personal.PersonalKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes, keeps and gives the customers' keys. Fails with {@link LogUnavailable} when the database
 * does not answer, or too many wait for it.
 */
@ApplicationScoped
public class CustomerKeys {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final String MAKE =
      """
      INSERT INTO customer_keys (customer_id, wrapped) VALUES ($1, $2)
      ON CONFLICT (customer_id) DO NOTHING
      """;
  private static final String FIND =
      "SELECT wrapped FROM customer_keys WHERE customer_id = $1 AND wrapped IS NOT NULL";

  private static final int MOST_WAITING = 512;

  private final Pool pool;
  private final WaitingRoom waiting = new WaitingRoom(MOST_WAITING);
  private final LogKey logKey;

  CustomerKeys(Pool pool, LogKey logKey) {
    this.pool = pool;
    this.logKey = logKey;
  }

  /** The bytes of the customer's key; nothing when there is none, or no longer. */
  public Uni<Optional<byte[]>> find(UUID customer) {
    return run(FIND, Tuple.of(customer)).map(this::unwrapped);
  }

  /**
   * The customer's key, made now if there was none. Once it was destroyed this gives one that
   * nobody keeps.
   */
  public Uni<PersonalKey> findOrMake(UUID customer) {
    var fresh = PersonalKey.random();
    return run(MAKE, Tuple.of(customer, Buffer.buffer(logKey.wrap(fresh))))
        .chain(made -> find(customer))
        .map(key -> new PersonalKey(customer, key.orElse(fresh)));
  }

  // The pool itself would let any number wait.
  private Uni<RowSet<Row>> run(String sql, Tuple parameters) {
    return Uni.createFrom()
        .deferred(() ->
            waiting.enter()
                ? ask(sql, parameters).onTermination().invoke(waiting::leave)
                : Uni.createFrom().failure(waiting.full()));
  }

  private Uni<RowSet<Row>> ask(String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .onFailure()
        .transform(LogUnavailable::new);
  }

  private Optional<byte[]> unwrapped(RowSet<Row> rows) {
    for (var row : rows) {
      return Optional.of(logKey.unwrap(row.getBuffer(0).getBytes()));
    }
    return Optional.empty();
  }
}
