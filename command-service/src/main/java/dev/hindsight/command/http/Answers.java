package dev.hindsight.command.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Responses that all doors share. */
public final class Answers {

  public static final String CLOUD_EVENTS = "application/cloudevents-batch+json";
  static final String REPLAYED = "Idempotency-Replayed";

  private Answers() {}

  /** The problem as {@code application/problem+json}, with its headers. */
  public static Response of(Problem problem) {
    var response =
        Response.status(problem.status()).entity(Json.bytes(problem)).type(Problem.MEDIA_TYPE);
    var retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter);
    }
    return (problem.replayed() ? response.header(REPLAYED, "true") : response).build();
  }

  /** 200 with a body of that media type. */
  public static Response.ResponseBuilder json(Object body, String mediaType) {
    return Response.ok(Json.bytes(body)).type(mediaType);
  }
}
