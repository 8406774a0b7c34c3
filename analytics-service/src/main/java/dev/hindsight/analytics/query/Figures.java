package dev.hindsight.analytics.query;

import dev.hindsight.kit.http.Outage;
import dev.hindsight.kit.sandbox.SandboxReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Runs a statement that sums up many rows, and waits for it no longer than a reader would. */
@ApplicationScoped
public class Figures {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Pool pool;

  Figures(Pool pool) {
    this.pool = pool;
  }

  /** The rows of a statement. */
  public Uni<RowSet<Row>> select(String sql, Tuple parameters) {
    return SandboxReads.select(pool, sql, parameters)
        .ifNoItem()
        .after(LIMIT)
        .failWith(Outage::unavailable)
        .onFailure()
        .transform(Outage::told);
  }
}
