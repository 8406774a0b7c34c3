package dev.hindsight.kit.freshness;

import dev.hindsight.kit.freshness.Freshness.Progress;
import dev.hindsight.kit.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Does for a request what {@link Fresh} on its resource says. */
public final class FreshFilter {

  /** Request header: what a command was answered with. */
  public static final String TOKEN = "Consistency-Token";

  private static final String PROJECTIONS = "hindsight.projections";
  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait=([0-9]{1,4})(?:$|[,;\\s])");
  private static final int SHORT = 2;
  private static final int LONGEST = 30;

  private final Freshness freshness;
  private volatile Shown shown = new Shown(Instant.EPOCH, Instant.EPOCH.toString());

  @Inject
  FreshFilter(Freshness freshness) {
    this.freshness = freshness;
  }

  /** Lets the request on when the projections are far enough. */
  @Fresh("")
  @ServerRequestFilter
  public @Nullable Uni<Response> await(
      ContainerRequestContext request, ResourceInfo resource, HttpServerRequest came) {
    var projections = projections(resource, request);
    request.setProperty(PROJECTIONS, projections);
    // The context would first make a sorted map of all headers.
    var token = came.headers().contains(TOKEN) ? request.getHeaderString(TOKEN) : null;
    if (token == null) {
      return null;
    }
    // Answered, not thrown: a wait that was too short is no error to fill a log with.
    return await(projections, parse(token), wait(request))
        .chain(fresh -> Uni.createFrom().<Response>nullItem())
        .onFailure(HttpProblem.class)
        .recoverWithItem(problem -> ((HttpProblem) problem).toResponse());
  }

  /** Says how far the projections are. */
  @Fresh("")
  @ServerResponseFilter
  public void tell(ContainerRequestContext request, ContainerResponseContext response) {
    var projections = Optional.ofNullable((String[]) request.getProperty(PROJECTIONS));
    projections
        .flatMap(this::leastFar)
        .ifPresent(progress -> {
          var headers = response.getHeaders();
          headers.putSingle("Projection-Position", Long.toString(progress.position()));
          headers.putSingle("Projection-Time", text(progress.asOf()));
        });
  }

  private Uni<Void> await(String[] projections, ConsistencyToken token, Duration limit) {
    var waits =
        Arrays.stream(projections).map(name -> freshness.await(name, token, limit)).toList();
    return waits.size() == 1
        ? waits.getFirst()
        : Uni.join().all(waits).andFailFast().replaceWithVoid();
  }

  // Many answers show the same moment, and writing an instant takes longer than all else here.
  private String text(Instant instant) {
    var known = shown;
    if (!known.instant.equals(instant)) {
      known = new Shown(instant, instant.toString());
      shown = known;
    }
    return known.text;
  }

  private Optional<Progress> leastFar(String[] projections) {
    if (projections.length == 1) {
      return freshness.of(projections[0]);
    }
    var all = Arrays.stream(projections).map(freshness::of).toList();
    return all.stream().allMatch(Optional::isPresent)
        ? all.stream().flatMap(Optional::stream).min(Comparator.comparingLong(Progress::position))
        : Optional.empty();
  }

  private static ConsistencyToken parse(String token) {
    try {
      return ConsistencyToken.parse(token);
    } catch (IllegalArgumentException e) {
      throw Problems.malformed(TOKEN, "The token is none that a command was answered with.");
    }
  }

  private static Duration wait(ContainerRequestContext request) {
    var prefer = request.getHeaderString("Prefer");
    var match = WAIT.matcher(prefer == null ? "" : prefer);
    var seconds = match.find() ? Integer.parseInt(match.group(1)) : SHORT;
    return Duration.ofSeconds(Math.min(seconds, LONGEST));
  }

  private static String[] projections(ResourceInfo resource, ContainerRequestContext request) {
    var onMethod = resource.getResourceMethod().getAnnotation(Fresh.class);
    var fresh =
        onMethod != null ? onMethod : resource.getResourceClass().getAnnotation(Fresh.class);
    if (fresh == null) {
      throw new IllegalStateException(resource.getResourceMethod() + " is not @Fresh");
    }
    return projections(fresh, request);
  }

  /** Those that answer a request. */
  public static String[] projections(Fresh fresh, ContainerRequestContext request) {
    return fresh.past().length > 0 && isAboutThePast(request) ? fresh.past() : fresh.value();
  }

  private static boolean isAboutThePast(ContainerRequestContext request) {
    var asked = request.getUriInfo().getQueryParameters();
    return asked.containsKey("version") || asked.containsKey("asOf");
  }

  private record Shown(Instant instant, String text) {}
}
