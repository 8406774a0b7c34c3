package dev.hindsight.kit.service;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.live.Changes;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.kit.live.Seen;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.kit.projection.Stored;
import dev.hindsight.kit.shop.AccountRow;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door of the accounts view. */
@Authenticated
@Path("/accounts")
@Fresh("accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountResource {

  private final Rows rows;
  private final EntityProjection<AccountRow> accounts;
  private final EventStreams streams;
  private final Changes changes;

  AccountResource(
      Rows rows, EntityProjection<AccountRow> accounts, EventStreams streams, Changes changes) {
    this.rows = rows;
    this.accounts = accounts;
    this.streams = streams;
    this.changes = changes;
  }

  /** What is answered. */
  public record Answer(UUID id, long version, String balance, boolean stale) {
    static Answer of(Stored<AccountRow> found) {
      return new Answer(found.id(), found.version(), found.row().balance().amount(), found.stale());
    }
  }

  @GET
  @Path("{id}")
  public Uni<Answer> account(UUID id) {
    return rows.byId(accounts, id)
        .map(found -> found.map(Answer::of).orElseThrow(() -> Problems.notFound("account", id)));
  }

  @GET
  @Path("{id}")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Uni<Response> live(UUID id, @HeaderParam("Last-Event-ID") @Nullable String lastId) {
    return streams.open(changes.of("accounts"), lastId, last -> after(id, last));
  }

  private Uni<Seen> after(UUID id, @Nullable String last) {
    return rows.byId(accounts, id)
        .map(found ->
            found
                .filter(row -> last == null || row.version() > Long.parseLong(last))
                .map(Answer::of)
                .map(row -> streams.event(Long.toString(row.version()), "account", row))
                .map(event -> Seen.all(List.of(event)))
                .orElseGet(Seen::nothing));
  }
}
