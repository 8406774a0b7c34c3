package dev.hindsight.query.order;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Reads;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Orders over HTTP. */
@Path("/orders")
@Fresh(OrderViewProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrderViewResource {

  @GET
  @Path("{id}")
  @Operation(
      summary = "An order as it is now, with what its sellers got and gave back",
      description = "It has the id of its cart.")
  public Uni<RestResponse<OrderAnswer>> order(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String known) {
    var order = Ids.parse("id", id);
    return Reads.read(() -> OrderView.<OrderView>findById(order))
        .map(found -> EntityAnswer.of("order", order, found, known, OrderAnswer::of));
  }
}
