package dev.hindsight.kit.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;

/** Problems of RFC 9457 with a stable type. Throw what these return. */
public final class Problems {

  static final String TYPES = "https://hindsight.dev/problems/";

  private Problems() {}

  /** A problem whose type ends in {@code reason}: {@code not-found}. */
  public static HttpProblem of(Status status, String reason, String title, String detail) {
    return start(status, reason, title, detail).build();
  }

  /** 404 about an entity: {@code notFound("cart", id)}. */
  public static HttpProblem notFound(String kind, Object id) {
    return of(Status.NOT_FOUND, "not-found", "Not found", "There is no " + kind + " " + id + ".");
  }

  /** 403 about an entity: {@code notYours("cart", id)}. It does not tell whose it is. */
  public static HttpProblem notYours(String kind, Object id) {
    return of(Status.FORBIDDEN, "forbidden", "Forbidden", kind + " " + id + " is not yours.");
  }

  /** 400 about one field or header. */
  public static HttpProblem malformed(String what, String detail) {
    return start(Status.BAD_REQUEST, "malformed", "Malformed request", detail)
        .with("field", what)
        .build();
  }

  /** 503 with the seconds after which another try may help. */
  public static HttpProblem later(String reason, String detail, int seconds) {
    return start(Status.SERVICE_UNAVAILABLE, reason, "Not now", detail)
        .withHeader("Retry-After", seconds)
        .build();
  }

  private static HttpProblem.Builder start(
      Status status, String reason, String title, String detail) {
    return HttpProblem.builder()
        .withType(URI.create(TYPES + reason))
        .withTitle(title)
        .withStatus(status)
        .withDetail(detail);
  }
}
