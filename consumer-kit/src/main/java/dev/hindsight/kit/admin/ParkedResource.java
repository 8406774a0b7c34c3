package dev.hindsight.kit.admin;

import dev.hindsight.kit.http.Outage;
import dev.hindsight.kit.http.PageLimit;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.parking.ParkedList;
import dev.hindsight.kit.parking.Skipped;
import dev.hindsight.kit.projector.Repairs;
import dev.hindsight.kit.projector.Retry;
import dev.hindsight.service.access.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Streams that a projection has set aside, and what was left out of it, for operators. */
@Tag(name = "admin")
@RolesAllowed(Roles.OPERATOR)
@Path("/admin/projections/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public final class ParkedResource {

  private static final int MOST = 200;
  private static final int LONGEST_TEXT = 500;
  private static final int RETRY_AFTER_SECONDS = 1;
  private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");

  private final Repairs repairs;

  ParkedResource(Repairs repairs) {
    this.repairs = repairs;
  }

  /** A page of parked streams; {@code next} goes into {@code after} for the next page. */
  public record Parked(String projection, List<ParkedList.Entry> parked, @Nullable String next) {}

  /** A page of events that were left out; {@code next} goes into {@code after}. */
  public record LeftOut(String projection, List<Skipped.Entry> skipped, @Nullable String next) {}

  /** What became of a stream: {@code applied} or {@code still-parked}. */
  public record Tried(String stream, String outcome, int events, @Nullable String reason) {}

  /** What became of all. */
  public record AllTried(long applied, long stillParked, List<Tried> streams) {}

  /** Why an event shall be left out, and who says so. */
  public record Skip(@Nullable String reason, @Nullable String by) {}

  @GET
  @Path("parked")
  @Operation(summary = "Streams that a projection has set aside, page by page")
  @APIResponseSchema(Parked.class)
  public Response parked(
      @PathParam("name") String name,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    return answer(
        name,
        () -> {
          var most = PageLimit.parse(limit, MOST);
          var page = repairs.parked(name, after, most);
          return new Parked(name, page, page.size() < most ? null : page.getLast().stream());
        });
  }

  @GET
  @Path("skipped")
  @Operation(summary = "Events that were left out of a projection, page by page")
  @APIResponseSchema(LeftOut.class)
  public Response skipped(
      @PathParam("name") String name,
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    return answer(
        name,
        () -> {
          var most = PageLimit.parse(limit, MOST);
          var at = after.lastIndexOf('@');
          var stream = at < 0 ? after : after.substring(0, at);
          var offset = at < 0 ? 0 : offset(after.substring(at + 1));
          var page = repairs.skipped(name, stream, offset, most);
          return new LeftOut(name, page, page.size() < most ? null : next(page.getLast()));
        });
  }

  @POST
  @Path("parked/retry")
  @Operation(summary = "Try all parked streams of a projection again")
  @APIResponseSchema(AllTried.class)
  public Response retryAll(@PathParam("name") String name) {
    return answer(
        name,
        () -> {
          var tried = new ArrayList<Tried>();
          repairs.retryAll(name).forEach((stream, outcome) -> tried.add(tried(stream, outcome)));
          var applied = tried.stream().filter(one -> one.reason() == null).count();
          return new AllTried(applied, tried.size() - applied, tried);
        });
  }

  @POST
  @Path("parked/{stream: .+}/retry")
  @Operation(summary = "Try one parked stream again")
  @APIResponseSchema(Tried.class)
  public Response retry(@PathParam("name") String name, @PathParam("stream") String stream) {
    return answer(name, () -> known(name, stream, repairs.retry(name, stream)));
  }

  @POST
  @Path("parked/{stream: .+}/skip")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Let a parked stream go on without the event that it stopped at")
  @APIResponseSchema(Tried.class)
  public Response skip(
      @PathParam("name") String name, @PathParam("stream") String stream, @Nullable Skip skip) {
    return answer(
        name,
        () -> {
          var reason = text("reason", skip == null ? null : skip.reason());
          var by = skip == null || skip.by() == null ? "an operator" : text("by", skip.by());
          return known(name, stream, repairs.skip(name, stream, reason, by));
        });
  }

  private Response answer(String name, Supplier<Object> body) {
    if (!repairs.has(name)) {
      throw Problems.notFound("projection", name);
    }
    try {
      return Response.ok(body.get()).build();
    } catch (Repairs.Busy e) {
      return Problems.later("busy", String.valueOf(e.getMessage()), RETRY_AFTER_SECONDS)
          .toResponse();
    } catch (RuntimeException e) {
      if (Outage.willPass(e)) {
        return Outage.unavailable().toResponse();
      }
      throw e;
    }
  }

  private static Tried known(String name, String stream, Retry.Outcome outcome) {
    if (outcome instanceof Retry.NotParked) {
      throw Problems.notFound("parked stream of " + name + ":", stream);
    }
    return tried(stream, outcome);
  }

  private static Tried tried(String stream, Retry.Outcome outcome) {
    return switch (outcome) {
      case Retry.Applied applied -> new Tried(stream, "applied", applied.events(), null);
      case Retry.Failed failed ->
          new Tried(stream, "still-parked", failed.events(), failed.reason());
      // Another operator was quicker.
      case Retry.NotParked notParked -> new Tried(stream, "applied", 0, null);
    };
  }

  private static String next(Skipped.Entry last) {
    return last.stream() + "@" + last.event().offset();
  }

  private static String text(String field, @Nullable String text) {
    if (text == null || text.isBlank() || text.length() > LONGEST_TEXT || text.indexOf(0) >= 0) {
      throw Problems.malformed(
          field, field + " must be a text of 1 to " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  private static long offset(String text) {
    if (!OFFSET.matcher(text).matches()) {
      throw Problems.malformed("after", "after must be the next of another page");
    }
    return Long.parseLong(text);
  }
}
