package dev.hindsight.kit.admin;

import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Standing;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.rebuild.SandboxReport;
import dev.hindsight.service.access.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A projection as it was at a moment of the past, beside the live one, for operators. */
@Tag(name = "admin")
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/projections/{name}/sandboxes")
@Produces(MediaType.APPLICATION_JSON)
public final class SandboxesResource {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private final Administration admin;
  private final Told told;

  SandboxesResource(Administration admin, Told told) {
    this.admin = admin;
    this.told = told;
  }

  /** What is asked for. */
  @Schema(name = "NewSandbox")
  public record Wanted(@Nullable String asOf, @Nullable String name) {}

  /** All of a projection. */
  @Schema(name = "Sandboxes")
  public record Answer(List<SandboxReport> sandboxes) {}

  @POST
  @Blocking
  @Operation(summary = "Show a projection as it was at a moment of the past, beside the live one")
  @APIResponseSchema(
      value = SandboxReport.class,
      responseCode = "202",
      responseDescription = "It is begun")
  public Response begin(@PathParam("name") String name, @Nullable Wanted wanted) {
    var projection = told.known(name);
    var asOf = instant(wanted == null ? null : wanted.asOf());
    var called = wanted == null ? null : wanted.name();
    if (called != null && !NAME.matcher(called).matches()) {
      throw Problems.malformed("name", "name must be lower case letters, digits and -, at most 40");
    }
    var outcome = admin.sandbox(projection, asOf, called);
    return told.begun(outcome, this::report, one -> "sandboxes/" + one.sandbox());
  }

  @GET
  @NonBlocking
  @Operation(summary = "The sandboxes of a projection")
  public Answer all(@PathParam("name") String name) {
    return new Answer(
        admin.family(told.known(name)).all().stream()
            .filter(one -> one.standing() == Standing.SANDBOX)
            .map(this::report)
            .toList());
  }

  @GET
  @Path("{sandbox}")
  @NonBlocking
  @Operation(summary = "How far a sandbox is")
  public SandboxReport one(@PathParam("name") String name, @PathParam("sandbox") String sandbox) {
    return admin
        .family(told.known(name))
        .sandbox(sandbox)
        .map(this::report)
        .orElseThrow(() -> Problems.notFound("sandbox", sandbox));
  }

  @DELETE
  @Path("{sandbox}")
  @Blocking
  @Operation(summary = "Remove a sandbox")
  public void remove(@PathParam("name") String name, @PathParam("sandbox") String sandbox) {
    one(name, sandbox);
    told.done(admin.remove(name, sandbox));
  }

  private SandboxReport report(Generation sandbox) {
    return SandboxReport.of(sandbox, admin.progress(sandbox));
  }

  private static Instant instant(@Nullable String text) {
    try {
      var found = Instant.parse(text == null ? "" : text);
      if (!found.isAfter(Instant.now())) {
        return found;
      }
    } catch (DateTimeParseException e) {
      // Told below.
    }
    throw Problems.malformed(
        "asOf", "asOf must be an instant such as 2026-01-02T03:04:05Z, not in the future");
  }
}
