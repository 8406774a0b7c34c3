package dev.hindsight.bare;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** One row of the table of accounts as JSON: no version, no token, no wait, no history. */
@Path("/accounts")
public class BareAccounts {

  private static final String SELECT =
      "SELECT version, status, owner_id, balance_minor, balance_currency FROM accounts WHERE id = $1";

  private final Pool pool;

  BareAccounts(Pool pool) {
    this.pool = pool;
  }

  /** What is in the row. */
  public record Account(UUID id, long version, String status, long balance, String currency) {}

  @GET
  @Path("/{id}")
  public Uni<Account> account(UUID id) {
    return pool.preparedQuery(SELECT)
        .execute(Tuple.of(id))
        .map(rows -> {
          var found = rows.iterator();
          if (!found.hasNext()) {
            throw new NotFoundException();
          }
          return account(id, found.next());
        });
  }

  private static Account account(UUID id, Row row) {
    return new Account(id, row.getLong(0), row.getString(1), row.getLong(3), row.getString(4));
  }
}
