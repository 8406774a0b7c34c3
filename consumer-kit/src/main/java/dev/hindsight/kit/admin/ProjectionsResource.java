package dev.hindsight.kit.admin;

import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.rebuild.RebuildReport;
import dev.hindsight.kit.watch.ProjectionProgress;
import dev.hindsight.kit.watch.Watch;
import dev.hindsight.service.access.Roles;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the projections are, for operators. */
@Tag(name = "admin")
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/projections")
public final class ProjectionsResource {

  private final Watch watch;
  private final Administration admin;

  ProjectionsResource(Watch watch, Administration admin) {
    this.watch = watch;
    this.admin = admin;
  }

  /** The latest look; at most about a second old while Kafka and PostgreSQL answer. */
  @GET
  @NonBlocking
  @Operation(summary = "How far each projection is, and which generations it has")
  public Answer projections() {
    var projections = watch.progress();
    var generations =
        projections.stream()
            .flatMap(one -> admin.family(one.name()).kept().stream())
            .map(admin::report)
            .toList();
    return new Answer(projections, generations);
  }

  /**
   * All of them.
   *
   * @param projections as readers see them
   * @param generations all that have tables: the live ones and what is beside them
   */
  @Schema(name = "Projections")
  public record Answer(List<ProjectionProgress> projections, List<RebuildReport> generations) {}
}
