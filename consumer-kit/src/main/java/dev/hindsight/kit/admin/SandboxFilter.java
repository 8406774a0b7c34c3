package dev.hindsight.kit.admin;

import dev.hindsight.kit.freshness.Fresh;
import dev.hindsight.kit.freshness.FreshFilter;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.http.Problems;
import dev.hindsight.kit.rebuild.Administration;
import dev.hindsight.kit.rebuild.SandboxReport;
import dev.hindsight.kit.sandbox.Sandbox;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Lets the very resources of a service answer out of a sandbox: {@code
 * /admin/sandboxes/<name>/carts/…} is {@code /carts/…} on its tables. What does not read the
 * sandbox's projection alone is refused there.
 */
public final class SandboxFilter {

  private static final String PREFIX = "admin/sandboxes/";
  private static final Pattern PATH =
      Pattern.compile("/?" + PREFIX + "([a-z][a-z0-9-]{0,60})(/.*)?");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Administration admin;

  @Inject
  SandboxFilter(Administration admin) {
    this.admin = admin;
  }

  /** Takes the prefix off. */
  @ServerRequestFilter(preMatching = true)
  public @Nullable Response enter(ContainerRequestContext request, HttpServerRequest came) {
    // Asked with every request: the URI is only made of those that may be about a sandbox.
    if (!came.uri().contains(PREFIX)) {
      return null;
    }
    var match = PATH.matcher(request.getUriInfo().getRequestUri().getRawPath());
    if (!match.matches()) {
      return null;
    }
    var rest = Objects.requireNonNullElse(match.group(2), "/");
    if (!READING.contains(request.getMethod()) || rest.startsWith("/admin")) {
      return refused("Only what a service tells everybody can be read in a sandbox.");
    }
    if (isOpen(request)) {
      return problem(
          Problems.of(
              Status.NOT_ACCEPTABLE,
              "sandbox-is-still",
              "A sandbox is still",
              "Nothing changes in a sandbox: there is nothing to follow."));
    }
    var found = admin.sandbox(match.group(1));
    if (found.isEmpty()) {
      return problem(Problems.notFound("sandbox", match.group(1)));
    }
    if (!SandboxReport.of(found.get(), admin.progress(found.get())).isReady()) {
      return problem(Problems.later("sandbox-not-ready", "The sandbox is still being filled.", 2));
    }
    sandbox(found.get()).enter();
    // What a command did just now is not what is asked for here.
    request.getHeaders().remove(FreshFilter.TOKEN);
    request.setRequestUri(request.getUriInfo().getRequestUriBuilder().replacePath(rest).build());
    return null;
  }

  /** Lets on what reads the sandbox's projection alone. */
  @ServerRequestFilter(priority = 1)
  public @Nullable Response check(ContainerRequestContext request, ResourceInfo resource) {
    return Sandbox.current()
        .filter(sandbox -> !reads(request, resource, sandbox.projection()))
        .map(sandbox ->
            refused(
                "The sandbox %s holds %s alone; this reads something else."
                    .formatted(sandbox.name(), sandbox.projection())))
        .orElse(null);
  }

  /** Says which moment is shown. */
  @ServerResponseFilter(priority = 1)
  public void tell(ContainerResponseContext response) {
    Sandbox.current()
        .ifPresent(sandbox -> {
          response.getHeaders().remove("Projection-Position");
          response.getHeaders().putSingle("Projection-Time", sandbox.asOf().toString());
        });
  }

  // It looks again and again, when there is no request any more.
  private static boolean isOpen(ContainerRequestContext request) {
    var accept = request.getHeaderString(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.SERVER_SENT_EVENTS);
  }

  private static boolean reads(
      ContainerRequestContext request, ResourceInfo resource, String projection) {
    var onMethod = resource.getResourceMethod().getAnnotation(Fresh.class);
    var fresh =
        onMethod == null ? resource.getResourceClass().getAnnotation(Fresh.class) : onMethod;
    return fresh != null
        && Arrays.stream(FreshFilter.projections(fresh, request)).allMatch(projection::equals);
  }

  private static Sandbox sandbox(Generation one) {
    return new Sandbox(
        Objects.requireNonNull(one.sandbox()),
        one.id().name(),
        one.ownSchema(),
        Objects.requireNonNull(one.asOf()));
  }

  private static Response refused(String detail) {
    return problem(Problems.of(Status.FORBIDDEN, "not-in-a-sandbox", "Not in a sandbox", detail));
  }

  private static Response problem(HttpProblem problem) {
    return problem.toResponse();
  }
}
