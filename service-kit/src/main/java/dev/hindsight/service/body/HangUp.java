package dev.hindsight.service.body;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Ends a connection whose request was refused before its body came to an end. Not at once: who
 * still sends would not hear the answer. Not much later either: the body may have no end.
 */
public final class HangUp {

  private static final long DELAY_MILLIS = 2_000;

  private HangUp() {}

  /** To be called on the event loop of the request, before its answer. */
  public static void soon(HttpServerRequest request) {
    if (!request.isEnded() && request.version() != HttpVersion.HTTP_2) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    unlessItEnds(request);
  }

  /** To be called on the event loop of the request. */
  static void unlessItEnds(HttpServerRequest request) {
    var context = Vertx.currentContext();
    if (!request.isEnded() && context != null) {
      context.owner().setTimer(DELAY_MILLIS, _ -> end(request));
    }
  }

  private static void end(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    if (request.version() == HttpVersion.HTTP_2) {
      // Others of the same client go on over the connection.
      request.response().reset();
    } else {
      request.connection().close();
    }
  }
}
