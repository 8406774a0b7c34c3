package dev.hindsight.query.purchases;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.query.customer.CustomerView;
import dev.hindsight.query.customer.CustomerViewProjection;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Limits;
import dev.hindsight.query.entity.Readers;
import dev.hindsight.query.entity.Readers.Known;
import dev.hindsight.query.entity.Reads;
import dev.hindsight.query.order.OrderView;
import dev.hindsight.query.order.OrderViewProjection;
import dev.hindsight.service.access.Callers;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A customer's orders over HTTP. */
@RolesAllowed({Roles.CUSTOMER, Roles.OPERATOR})
@Path("/customers/{id}/orders")
@Fresh({OrderViewProjection.NAME, CustomerViewProjection.NAME})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class PurchasesResource {

  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

  private static final Readers<?> READERS = new Readers.Themselves<>();

  private final Callers callers;

  PurchasesResource(Callers callers) {
    this.callers = callers;
  }

  @GET
  @Operation(
      summary = "A customer's orders, the newest first, page by page",
      description = "The next page is asked for with after=<next of this one>.")
  public Uni<OrdersPage> orders(
      @PathParam("id") String id,
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("after") @Nullable String after) {
    var customer = Ids.parse("id", id);
    if (READERS.before(callers.current(), customer) == Known.NO) {
      throw Problems.notYours("customer", customer);
    }
    var rows = Limits.parse(limit);
    var before = after == null ? Long.MAX_VALUE : position(after);
    return Reads.read(() -> newest(customer, before, rows + 1))
        .map(found -> OrdersPage.of(found, rows));
  }

  // One look-up, unless there is nothing: then it matters whether the customer is there at all.
  private static Uni<List<OrderView>> newest(UUID customer, long before, int rows) {
    return OrderView.newest(customer, before, rows)
        .chain(found ->
            found.isEmpty() ? known(customer).replaceWith(found) : Uni.createFrom().item(found));
  }

  private static Uni<CustomerView> known(UUID customer) {
    return CustomerView.<CustomerView>findById(customer)
        .onItem()
        .ifNull()
        .failWith(() -> Problems.notFound("customer", customer));
  }

  private static long position(String text) {
    if (!POSITION.matcher(text).matches()) {
      throw Problems.malformed("after", "after must be the next of the page before");
    }
    return Long.parseLong(text);
  }
}
