package dev.hindsight.kit.sandbox;

import dev.hindsight.kit.database.Lookups;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.TypeArg;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Runs a statement where the current request reads: in its sandbox, else where all read. */
public final class SandboxReads {

  private static final String ENTER = "SELECT set_config('search_path', $1, true)";

  private SandboxReads() {}

  /** The rows of a statement that names tables by their plain names. */
  public static Uni<RowSet<Row>> select(Pool pool, String sql, Tuple values) {
    return Sandbox.current()
        .map(sandbox -> detached(pool.withTransaction(open -> in(sandbox, open, sql, values))))
        .orElseGet(() -> pool.preparedQuery(sql).execute(values));
  }

  /** The same for a look-up by key, which nobody behind it on the connection notices. */
  public static Uni<RowSet<Row>> lookUp(Lookups lookups, Pool pool, String sql, Tuple values) {
    return Sandbox.current().isPresent()
        ? select(pool, sql, values)
        : UniHelper.toUni(lookups.run(sql, values.getDelegate()))
            .map(rows -> RowSet.newInstance(rows, TypeArg.of(Row.class)));
  }

  // Who waits no longer does not cancel it: a transaction that is cut off would keep its
  // connection.
  private static <T> Uni<T> detached(Uni<T> transaction) {
    var result = transaction.subscribeAsCompletionStage();
    return Uni.createFrom().completionStage(() -> result.copy());
  }

  private static Uni<RowSet<Row>> in(
      Sandbox sandbox, SqlConnection open, String sql, Tuple values) {
    return open.preparedQuery(ENTER)
        .execute(Tuple.of(sandbox.searchPath()))
        .chain(entered -> open.preparedQuery(sql).execute(values));
  }
}
