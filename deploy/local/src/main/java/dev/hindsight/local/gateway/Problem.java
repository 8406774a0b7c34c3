package dev.hindsight.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** An answer that the gateway gives itself, as application/problem+json (RFC 9457). */
record Problem(int status, String reason, String title, String detail) {
  private static final String TYPES = "https://hindsight.dev/problems/";
  private static final String RETRY_AFTER_SECONDS = "2";

  static Problem notFound(String path) {
    return new Problem(404, "not-found", "Not found", "Nothing is to be had at " + path + ".");
  }

  static Problem badPath(String reason) {
    return new Problem(
        400, "malformed", "Malformed", "The path cannot be understood: " + reason + ".");
  }

  static Problem unavailable(String service) {
    return new Problem(
        503,
        "unavailable",
        "Service unavailable",
        "The " + service + " cannot be reached now; try again.");
  }

  static Problem busy(String service) {
    return new Problem(
        503,
        "overloaded",
        "Overloaded",
        "Too many requests wait for the " + service + "; try again.");
  }

  ProxyResponse answer(ProxyRequest request) {
    Buffer body =
        new JsonObject()
            .put("type", TYPES + reason)
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("reason", reason)
            .toBuffer();
    ProxyResponse response =
        request
            .release()
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", "application/problem+json")
            .setBody(Body.body(body));
    return status == 503 ? response.putHeader("Retry-After", RETRY_AFTER_SECONDS) : response;
  }
}
