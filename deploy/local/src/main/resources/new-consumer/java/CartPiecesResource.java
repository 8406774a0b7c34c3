package dev.hindsight.{package};

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.http.Outage;
import dev.hindsight.kit.http.Told;
import dev.hindsight.kit.projection.Rows;
import dev.hindsight.kit.sandbox.SandboxReads;
import dev.hindsight.service.access.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Carts and their pieces over HTTP: at the gateway under /{name}.
 *
 * <p>Operators alone see them; a path without a rule would be closed to them as well.
 */
@RolesAllowed(Roles.OPERATOR)
@Path("/{name}")
@Fresh("{name}")
public class CartPiecesResource {

  private static final String OPEN =
      "SELECT count(*), coalesce(sum(pieces), 0)::bigint FROM cart_pieces WHERE open";

  @Inject Rows rows;
  @Inject Pool pool;
  @Inject CartPiecesProjection carts;

  /** All open carts together. */
  public record OpenCarts(long carts, long pieces) \{}

  @GET
  public Uni<OpenCarts> openCarts() {
    return SandboxReads.select(pool, OPEN, Tuple.tuple())
        .onFailure()
        .transform(Outage::told)
        .map(found -> found.iterator().next())
        .map(row -> new OpenCarts(row.getLong(0), row.getLong(1)));
  }

  @GET
  @Path("carts/\{id}")
  public Uni<RestResponse<Told<CartPieces>>> cart(
      UUID id, @HeaderParam("If-None-Match") @Nullable String known) {
    return rows.byId(carts, id).map(found -> Told.answer("cart", id, found, known));
  }
}
