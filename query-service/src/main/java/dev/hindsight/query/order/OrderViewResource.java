package dev.hindsight.query.order;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Readers;
import dev.hindsight.query.history.HistoryProjection;
import dev.hindsight.query.history.MomentParams;
import dev.hindsight.query.history.PastResource;
import dev.hindsight.query.history.Pasts;
import dev.hindsight.query.history.Telling;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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

/** Orders over HTTP. */
@Authenticated
@Path("/orders")
@Fresh(value = OrderViewProjection.NAME, past = HistoryProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrderViewResource extends PastResource<OrderRow, OrderAnswer> {

  private final Rows rows;
  private final OrderViewProjection orders;

  OrderViewResource(Pasts pasts, Rows rows, OrderViewProjection orders) {
    super(
        pasts.of(orders, Telling.plainly(OrderAnswer::of)),
        new Readers.TheirCustomer<>(OrderRow::customerId));
    this.rows = rows;
    this.orders = orders;
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "An order as it is now or was, with what its sellers got and gave back",
      description = "It has the id of its cart.")
  public Uni<RestResponse<OrderAnswer>> order(
      @PathParam("id") String id,
      @BeanParam MomentParams when,
      @HeaderParam("If-None-Match") @Nullable String known) {
    var order = Ids.parse("id", id);
    return when.moment().map(moment -> at(order, moment, known)).orElseGet(() -> now(order, known));
  }

  private Uni<RestResponse<OrderAnswer>> now(UUID id, @Nullable String known) {
    return now(id, () -> rows.byId(orders, id))
        .map(found -> EntityAnswer.of("order", id, found, known, OrderAnswer::of));
  }
}
