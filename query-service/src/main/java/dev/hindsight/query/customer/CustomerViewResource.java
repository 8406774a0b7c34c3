package dev.hindsight.query.customer;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.personal.PersonalFields;
import dev.hindsight.kit.personal.PersonalKeys;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.kit.projection.Stored;
import dev.hindsight.query.entity.EntityAnswer;
import dev.hindsight.query.entity.Ids;
import dev.hindsight.query.entity.Readers;
import dev.hindsight.query.history.HistoryProjection;
import dev.hindsight.query.history.MomentParams;
import dev.hindsight.query.history.PastResource;
import dev.hindsight.query.history.Pasts;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Customers over HTTP. */
@Authenticated
@Path("/customers")
@Fresh(value = CustomerViewProjection.NAME, past = HistoryProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "customers")
public class CustomerViewResource extends PastResource<CustomerRow, CustomerAnswer> {

  private final Rows rows;
  private final CustomerViewProjection customers;
  private final PersonalKeys keys;

  CustomerViewResource(
      Pasts pasts, Rows rows, CustomerViewProjection customers, PersonalKeys keys) {
    super(
        pasts.of(customers, id -> keys.of(id).map(CustomerTelling::new)),
        new Readers.Themselves<>());
    this.rows = rows;
    this.customers = customers;
    this.keys = keys;
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "A customer as they are now or were",
      description =
          "Name and e-mail address are left out for ever once the customer is erased, of what they"
              + " were before as well.")
  public Uni<RestResponse<CustomerAnswer>> customer(
      @PathParam("id") String id,
      @BeanParam MomentParams when,
      @HeaderParam("If-None-Match") @Nullable String known) {
    var customer = Ids.parse("id", id);
    return when.moment()
        .map(moment -> at(customer, moment, known))
        .orElseGet(() -> now(customer, known));
  }

  private Uni<RestResponse<CustomerAnswer>> now(UUID id, @Nullable String known) {
    return now(id, () -> rows.byId(customers, id))
        .map(found -> found.orElseThrow(() -> Problems.notFound("customer", id)))
        .chain(found -> answer(found, known));
  }

  private Uni<RestResponse<CustomerAnswer>> answer(
      Stored<CustomerRow> found, @Nullable String known) {
    return fields(found)
        .map(fields ->
            EntityAnswer.of(
                "customer",
                found.id(),
                Optional.of(found),
                known,
                it -> CustomerAnswer.of(it, fields)));
  }

  // The key goes with the event, the row follows: until then the missing key says it.
  private Uni<PersonalFields> fields(Stored<CustomerRow> found) {
    return found.row().isErased()
        ? Uni.createFrom().item(PersonalFields.destroyed())
        : keys.of(found.id());
  }
}
