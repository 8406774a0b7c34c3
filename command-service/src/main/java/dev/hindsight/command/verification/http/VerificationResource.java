package dev.hindsight.command.verification.http;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.command.http.Answers;
import dev.hindsight.command.http.Problem;
import dev.hindsight.command.verification.Line;
import dev.hindsight.command.verification.Verification;
import dev.hindsight.service.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** Verifies the log, and tells line by line how far it is and what it finds. */
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/verification")
@Tag(name = "admin")
public class VerificationResource {

  private static final Logger LOG = Logger.getLogger(VerificationResource.class);
  private static final String NDJSON = "application/x-ndjson";
  private static final ObjectWriter LINES = new JsonMapper().writerFor(Line.class);

  private final Verification verification;
  private final AtomicBoolean busy = new AtomicBoolean();

  VerificationResource(Verification verification) {
    this.verification = verification;
  }

  @POST
  @RunOnVirtualThread
  @Produces({NDJSON, Problem.MEDIA_TYPE})
  @Operation(
      summary = "Whether every event is there, once, unchanged, and equal in log and topic",
      description = "A line of JSON at a time; the last is a verdict, or why there is none.")
  public Response verify() {
    if (!busy.compareAndSet(false, true)) {
      return Answers.of(
          Problem.of(
              409,
              "verification-running",
              "the log is being verified for somebody else; try again when that is over"));
    }
    StreamingOutput lines = this::verify;
    return Response.ok(lines).type(NDJSON).build();
  }

  private void verify(OutputStream out) {
    try {
      verifyTo(line -> write(line, out));
    } catch (UncheckedIOException e) {
      LOG.debugf("Nobody listens to the verification any more: %s", e.getMessage());
    } finally {
      busy.set(false);
    }
  }

  private void verifyTo(java.util.function.Consumer<Line> lines) {
    try {
      verification.run(lines);
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "The verification did not come to its end");
      lines.accept(new Line.Failure("the verification did not come to its end: " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(Line line, OutputStream out) {
    try {
      out.write(LINES.writeValueAsBytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
