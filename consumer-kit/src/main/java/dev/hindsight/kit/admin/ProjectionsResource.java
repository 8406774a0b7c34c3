package dev.hindsight.kit.admin;

import dev.hindsight.kit.watch.ProjectionProgress;
import dev.hindsight.kit.watch.Watch;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** How far the projections are, for operators. */
@Path("/admin/projections")
public final class ProjectionsResource {

  private final Watch watch;

  ProjectionsResource(Watch watch) {
    this.watch = watch;
  }

  /** The latest look; at most about a second old while Kafka and PostgreSQL answer. */
  @GET
  @NonBlocking
  public Answer projections() {
    return new Answer(watch.progress());
  }

  /** All of them. */
  public record Answer(List<ProjectionProgress> projections) {}
}
