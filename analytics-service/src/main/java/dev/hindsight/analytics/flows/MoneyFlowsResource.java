package dev.hindsight.analytics.flows;

import dev.hindsight.analytics.flows.MoneyFlows.Group;
import dev.hindsight.analytics.flows.MoneyFlows.Total;
import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Limit;
import dev.hindsight.analytics.query.LiveFigures;
import dev.hindsight.analytics.query.Pieces;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.SpanParameters;
import dev.hindsight.analytics.query.SumsTable;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Flows of money over HTTP. */
@RolesAllowed(Roles.OPERATOR)
@Path("/analytics/money-flows")
@Fresh(MoneyFlowsProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class MoneyFlowsResource {

  private static final Set<GroupBy> ALLOWED =
      EnumSet.of(GroupBy.ACCOUNT, GroupBy.PAIR, GroupBy.HOUR, GroupBy.DAY);

  private static final SumsTable SUMS =
      new SumsTable(
          "flow_tallies",
          List.of(
              "deposits",
              "deposited_minor",
              "withdrawals",
              "withdrawn_minor",
              "transfers_sent",
              "sent_minor",
              "transfers_received",
              "received_minor"),
          "deposited_minor + withdrawn_minor + sent_minor + received_minor");

  private final Figures figures;
  private final LiveFigures live;

  MoneyFlowsResource(Figures figures, LiveFigures live) {
    this.figures = figures;
    this.live = live;
  }

  @GET
  @Operation(
      summary = "How money moved: in, out, and from account to account",
      description =
          "Deposits, withdrawals and transfers from (inclusive) to (exclusive), by the event's own"
              + " time or by that of its recording. A pair has what the first account sent to the"
              + " second. Values of two currencies are never added: a key has one group for each.")
  public Uni<MoneyFlows> moneyFlows(
      @QueryParam("groupBy") @Nullable String groupBy,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit) {
    return figure(groupBy, when, limit);
  }

  @GET
  @Produces(EventStreams.BESIDE_JSON)
  @Operation(hidden = true)
  public Uni<Response> live(
      @QueryParam("groupBy") @Nullable String groupBy,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit,
      @Context UriInfo uri) {
    return live.open(MoneyFlowsProjection.NAME, uri, () -> figure(groupBy, when, limit));
  }

  // Apart from the resource method: open answers ask again when nobody is there to be checked.
  private Uni<MoneyFlows> figure(@Nullable String groupBy, SpanParameters when, String limit) {
    var by = GroupBy.parseOptional(groupBy, ALLOWED);
    var span = when.span();
    return figures
        .select(
            SUMS.statement(by), SumsTable.parameters(Pieces.of(by, span), span, Limit.parse(limit)))
        .map(rows -> answer(by, span, rows));
  }

  private static MoneyFlows answer(@Nullable GroupBy by, Span span, RowSet<Row> rows) {
    var groups = new ArrayList<Group>();
    var total = new ArrayList<Total>();
    for (var row : rows) {
      if (row.getString("part").equals(Pieces.GROUPS)) {
        groups.add(group(row));
      } else {
        total.add(total(row));
      }
    }
    return new MoneyFlows(
        by, span.from(), span.to(), by == null ? null : groups, total, span.axis());
  }

  private static Group group(Row row) {
    return new Group(
        row.getString("key"),
        row.getLong("deposits"),
        value(row, "deposited_minor"),
        row.getLong("withdrawals"),
        value(row, "withdrawn_minor"),
        row.getLong("transfers_sent"),
        value(row, "sent_minor"),
        row.getLong("transfers_received"),
        value(row, "received_minor"),
        net(row));
  }

  private static Total total(Row row) {
    return new Total(
        row.getLong("deposits"),
        value(row, "deposited_minor"),
        row.getLong("withdrawals"),
        value(row, "withdrawn_minor"),
        row.getLong("transfers_sent"),
        value(row, "sent_minor"),
        net(row));
  }

  private static Value net(Row row) {
    var net =
        row.getBigDecimal("deposited_minor")
            .subtract(row.getBigDecimal("withdrawn_minor"))
            .subtract(row.getBigDecimal("sent_minor"))
            .add(row.getBigDecimal("received_minor"));
    return Value.of(net, row.getString("currency"));
  }

  private static Value value(Row row, String column) {
    return Value.of(row.getBigDecimal(column), row.getString("currency"));
  }
}
