package dev.hindsight.query.account;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.query.account.StatementParams.Period;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Readers;
import dev.hindsight.query.history.HistoryProjection;
import dev.hindsight.query.history.Moment;
import dev.hindsight.query.history.MomentParams;
import dev.hindsight.query.history.Past;
import dev.hindsight.query.history.PastResource;
import dev.hindsight.query.history.Pasts;
import dev.hindsight.query.history.Telling;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP. */
@Authenticated
@Path("/accounts")
@Fresh(value = AccountViewProjection.NAME, past = HistoryProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "accounts")
public class AccountViewResource extends PastResource<AccountRow, AccountAnswer> {

  private final Past<AccountRow, AccountAnswer> past;
  private final Rows rows;
  private final AccountViewProjection accounts;

  @Inject
  AccountViewResource(Pasts pasts, Rows rows, AccountViewProjection accounts) {
    this(pasts.of(accounts, Telling.plainly(AccountAnswer::of)), rows, accounts);
  }

  private AccountViewResource(
      Past<AccountRow, AccountAnswer> past, Rows rows, AccountViewProjection accounts) {
    super(past, new Readers.TheirCustomer<>(AccountRow::ownerId));
    this.past = past;
    this.rows = rows;
    this.accounts = accounts;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "An account as it is now or was, with its balance")
  public Uni<RestResponse<AccountAnswer>> account(
      @PathParam("id") String id,
      @BeanParam MomentParams when,
      @HeaderParam("If-None-Match") @Nullable String known) {
    var account = Ids.parse("id", id);
    return when.moment()
        .map(moment -> at(account, moment, known))
        .orElseGet(() -> now(account, known));
  }

  @GET
  @Path("{id}/statement")
  @Fresh(HistoryProjection.NAME)
  @Operation(
      summary = "What moved on an account, page by page, with the balance after each movement",
      description =
          "In the order of recording, which from and to are about as well. The next page is asked"
              + " for with after=<next of this one>.")
  public Uni<Statement> statement(@PathParam("id") String id, @BeanParam StatementParams asked) {
    var account = Ids.parse("id", id);
    return seen(account, () -> statement(account, asked.period()));
  }

  private Uni<Statement> statement(UUID id, Period period) {
    var upTo =
        period.to().map(to -> past.lastBefore(id, to)).orElseGet(() -> past.newestVersion(id));
    var before =
        period
            .from()
            .map(from -> past.lastBefore(id, from))
            .orElseGet(() -> Uni.createFrom().item(0L));
    return past.at(id, new Moment.AtVersion(1))
        .chain(opened ->
            Uni.combine()
                .all()
                .unis(before, upTo)
                .asTuple()
                .chain(span -> {
                  var after = Math.max(span.getItem1(), period.after());
                  var last = Math.max(after, span.getItem2());
                  return past.steps(id, after, last, period.most())
                      .map(page -> Statement.of(id, page, opened.state().row(), last));
                }));
  }

  private Uni<RestResponse<AccountAnswer>> now(UUID id, @Nullable String known) {
    return now(id, () -> rows.byId(accounts, id))
        .map(found -> EntityAnswer.of("account", id, found, known, AccountAnswer::of));
  }
}
