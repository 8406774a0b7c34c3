package dev.hindsight.query.customer;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.personal.PersonalFields;
import dev.hindsight.kit.personal.PersonalKeys;
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

/** Customers over HTTP. */
@Path("/customers")
@Fresh(CustomerViewProjection.NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "customers")
public class CustomerViewResource {

  private final PersonalKeys keys;

  CustomerViewResource(PersonalKeys keys) {
    this.keys = keys;
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "A customer as they are now",
      description = "Name and e-mail address are left out for ever once the customer is erased.")
  public Uni<RestResponse<CustomerAnswer>> customer(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String known) {
    var customer = Ids.parse("id", id);
    return Reads.read(() -> CustomerView.<CustomerView>findById(customer))
        .onItem()
        .ifNull()
        .failWith(() -> Problems.notFound("customer", customer))
        .chain(found -> answer(found, known));
  }

  private Uni<RestResponse<CustomerAnswer>> answer(CustomerView found, @Nullable String known) {
    return fields(found)
        .map(fields ->
            EntityAnswer.of(
                "customer", found.id, found, known, view -> CustomerAnswer.of(view, fields)));
  }

  // The key goes with the event, the row follows: until then the missing key says it.
  private Uni<PersonalFields> fields(CustomerView found) {
    return found.status == CustomerStatus.ERASED
        ? Uni.createFrom().item(PersonalFields.destroyed())
        : keys.of(found.id);
  }
}
