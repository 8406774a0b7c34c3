package dev.hindsight.analytics.revenue;

import dev.hindsight.analytics.query.Figures;
import dev.hindsight.analytics.query.GroupBy;
import dev.hindsight.analytics.query.Limit;
import dev.hindsight.analytics.query.LiveFigures;
import dev.hindsight.analytics.query.Pieces;
import dev.hindsight.analytics.query.Span;
import dev.hindsight.analytics.query.SpanParameters;
import dev.hindsight.analytics.query.SumsTable;
import dev.hindsight.analytics.query.Value;
import dev.hindsight.analytics.revenue.Revenue.Group;
import dev.hindsight.analytics.revenue.Revenue.Total;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.analytics.sellers.Seller;
import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.live.EventStreams;
import dev.hindsight.service.access.Callers;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Revenue over HTTP. */
@RolesAllowed({Roles.MERCHANT, Roles.OPERATOR})
@Path("/analytics/revenue")
@Fresh(RevenueProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "analytics")
public class RevenueResource {

  private static final Set<GroupBy> ITEMS =
      EnumSet.of(GroupBy.LISTING, GroupBy.BRAND, GroupBy.CATEGORY);
  private static final Set<GroupBy> ALLOWED =
      EnumSet.of(
          GroupBy.LISTING,
          GroupBy.BRAND,
          GroupBy.CATEGORY,
          GroupBy.SELLER,
          GroupBy.HOUR,
          GroupBy.DAY);
  private static final Set<GroupBy> ALLOWED_OF_A_SELLER =
      EnumSet.of(GroupBy.LISTING, GroupBy.SELLER, GroupBy.HOUR, GroupBy.DAY);
  private static final String NO_ITEM = "without-item";

  private static final SumsTable SUMS =
      new SumsTable(
          "revenue_tallies",
          List.of("orders", "pieces", "paid_minor", "refunds", "refunded_minor"),
          "paid_minor");

  private final Figures figures;
  private final LiveFigures live;
  private final Callers callers;

  RevenueResource(Figures figures, LiveFigures live, Callers callers) {
    this.figures = figures;
    this.live = live;
    this.callers = callers;
  }

  @GET
  @Operation(
      summary = "What orders brought in: paid less refunded",
      description =
          "Payments and refunds from (inclusive) to (exclusive), by the event's own time or by"
              + " that of its recording; a refund counts when it is made, not when its order was"
              + " paid. Values of two currencies are never added: a key has one group for each."
              + " Merchants are told what they sold themselves; operators name a seller for that.")
  public Uni<Revenue> revenue(
      @QueryParam("groupBy") @Nullable String groupBy,
      @QueryParam("seller") @Nullable String seller,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit) {
    return figure(Seller.of(callers.current(), seller), groupBy, when, limit);
  }

  @GET
  @Produces(EventStreams.BESIDE_JSON)
  @Operation(hidden = true)
  public Uni<Response> live(
      @QueryParam("groupBy") @Nullable String groupBy,
      @QueryParam("seller") @Nullable String seller,
      @BeanParam SpanParameters when,
      @QueryParam("limit") @DefaultValue(Limit.USUAL) String limit,
      @Context UriInfo uri) {
    var whose = Seller.of(callers.current(), seller);
    return live.open(RevenueProjection.NAME, uri, whose, () -> figure(whose, groupBy, when, limit));
  }

  // Apart from the resource method: open answers ask again when nobody is there to be checked.
  private Uni<Revenue> figure(
      Optional<Seller> whose, @Nullable String groupBy, SpanParameters when, String limit) {
    var span = when.span();
    var most = Limit.parse(limit);
    return whose
        .map(seller -> ofSeller(seller, groupBy, span, most))
        .orElseGet(() -> ofTheShop(groupBy, span, most));
  }

  private Uni<Revenue> ofTheShop(@Nullable String groupBy, Span span, int limit) {
    var by = GroupBy.parseOptional(groupBy, ALLOWED);
    var pieces = Pieces.of(by, span);
    if (by != null && ITEMS.contains(by)) {
      pieces.add(NO_ITEM, Grouping.NO_ITEM, span);
    }
    return figures
        .select(SUMS.statement(by), SumsTable.parameters(pieces, span, limit))
        .map(rows -> answer(by, span, rows));
  }

  // An order does not say which of its items are whose: a seller's pieces are known by listing, and
  // what went back by seller.
  private Uni<Revenue> ofSeller(Seller seller, @Nullable String groupBy, Span span, int limit) {
    var by = GroupBy.parseOptional(groupBy, ALLOWED_OF_A_SELLER);
    var pieces = new Pieces().add(Pieces.TOTAL, Grouping.SELLER, span);
    if (by != null) {
      pieces.groups(by, by == GroupBy.LISTING ? Grouping.LISTING : Grouping.SELLER, span);
    }
    var statement = SUMS.statement(by, Seller.rows("piece.grouping", "$8"));
    return figures
        .select(statement, seller.addTo(SumsTable.parameters(pieces, span, limit)))
        .map(rows -> answer(by, span, rows).withoutPiecesInAll());
  }

  private static Revenue answer(@Nullable GroupBy by, Span span, RowSet<Row> rows) {
    var groups = new ArrayList<Group>();
    var total = new ArrayList<Total>();
    var ofNoItem = new ArrayList<Value>();
    for (var row : rows) {
      switch (row.getString("part")) {
        case Pieces.GROUPS -> groups.add(group(row, by));
        case Pieces.TOTAL -> total.add(total(row));
        default -> ofNoItem.add(value(row, "refunded_minor"));
      }
    }
    return new Revenue(
        by,
        span.from(),
        span.to(),
        by == null ? null : groups,
        total,
        by == null || !ITEMS.contains(by) ? null : ofNoItem,
        span.axis());
  }

  private static Group group(Row row, @Nullable GroupBy by) {
    return new Group(
        row.getString("key"),
        row.getLong("orders"),
        by == GroupBy.SELLER ? null : row.getLong("pieces"),
        row.getLong("refunds"),
        value(row, "paid_minor"),
        value(row, "refunded_minor"),
        revenue(row));
  }

  private static Total total(Row row) {
    return new Total(
        row.getLong("orders"),
        row.getLong("pieces"),
        row.getLong("refunds"),
        value(row, "paid_minor"),
        value(row, "refunded_minor"),
        revenue(row));
  }

  private static Value revenue(Row row) {
    var revenue = row.getBigDecimal("paid_minor").subtract(row.getBigDecimal("refunded_minor"));
    return Value.of(revenue, row.getString("currency"));
  }

  private static Value value(Row row, String column) {
    return Value.of(row.getBigDecimal(column), row.getString("currency"));
  }
}
