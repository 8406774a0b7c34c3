package dev.hindsight.kit.service;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.kit.shop.AccountRow;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** The door of the accounts view. */
@Path("/accounts")
@Fresh("accounts")
public final class AccountResource {

  private final Rows rows;
  private final EntityProjection<AccountRow> accounts;

  AccountResource(Rows rows, EntityProjection<AccountRow> accounts) {
    this.rows = rows;
    this.accounts = accounts;
  }

  /** What is answered. */
  public record Answer(UUID id, long version, String balance) {}

  @GET
  @Path("{id}")
  public Uni<Answer> account(UUID id) {
    return rows.byId(accounts, id)
        .map(found ->
            found
                .map(it -> new Answer(it.id(), it.version(), it.row().balance().amount()))
                .orElseThrow(() -> Problems.notFound("account", id)));
  }
}
