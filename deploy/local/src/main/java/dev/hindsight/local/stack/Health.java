package dev.hindsight.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks a service on loopback, with a limit. */
public final class Health {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(LIMIT).version(HttpClient.Version.HTTP_1_1).build();

  private Health() {}

  public static boolean isReady(int port) {
    return get(port, "/q/health/ready").filter(answer -> answer.statusCode() == 200).isPresent();
  }

  /** Empty when nobody answers in time. */
  public static Optional<HttpResponse<String>> get(int port, String path) {
    return send(request(port, path));
  }

  /** The same of somebody who has a token. */
  public static Optional<HttpResponse<String>> get(int port, String path, String bearer) {
    return send(request(port, path).header("Authorization", bearer));
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(LIMIT);
  }

  private static Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
    try {
      return Optional.of(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
