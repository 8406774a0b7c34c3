package dev.hindsight.service.access;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is not let in, as {@code application/problem+json} (RFC 9457) with the headers that
 * belong to it (RFC 6750).
 */
record Refusal(
    int status,
    String reason,
    String detail,
    @Nullable String challenge,
    @Nullable Long retryAfter) {

  private static final String TYPES = "https://hindsight.dev/problems/";

  static Refusal noToken() {
    var detail = "send a token: Authorization: Bearer <token>";
    return new Refusal(401, "unauthorized", detail, "Bearer", null);
  }

  static Refusal badToken() {
    var detail =
        "the token is not accepted: it has expired, or is not from the issuer, for the audience or"
            + " by the keys that this service trusts";
    return new Refusal(401, "unauthorized", detail, "Bearer error=\"invalid_token\"", null);
  }

  static Refusal notAllowed() {
    return new Refusal(403, "forbidden", "your token does not allow this", null, null);
  }

  static Refusal tooOften(long seconds) {
    var detail = "you ask more often than one caller may; nothing has happened";
    return new Refusal(429, "too-many-requests", detail, null, seconds);
  }

  void answer(RoutingContext request) {
    var response = request.response();
    if (challenge != null) {
      response.putHeader("WWW-Authenticate", challenge);
    }
    if (retryAfter != null) {
      response.putHeader("Retry-After", retryAfter.toString());
    }
    response
        .setStatusCode(status)
        .setStatusMessage(HttpResponseStatus.valueOf(status).reasonPhrase())
        .putHeader("Content-Type", "application/problem+json")
        .end(
            new JsonObject()
                .put("type", TYPES + reason)
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail)
                .put("reason", reason)
                .toBuffer());
  }
}
