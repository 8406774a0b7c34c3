package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.Ports;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.stack.Health;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A second process of a running service, on the same stores, with another port. */
final class SecondReplica implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = Ports.free();
  private final Process process;

  /** Started as the first one was: with its command line's jar and its environment. */
  SecondReplica(String service, long pidOfFirst) throws IOException {
    Path root = Path.of(System.getProperty("hindsight.root"));
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    byte[] environment = Files.readAllBytes(Path.of("/proc/" + pidOfFirst + "/environ"));
    for (String variable : new String(environment, StandardCharsets.UTF_8).split("\0")) {
      String[] nameAndValue = variable.split("=", 2);
      if (nameAndValue.length == 2) {
        builder.environment().put(nameAndValue[0], nameAndValue[1]);
      }
    }
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    process = builder.start();
    await("the second replica").atMost(LIMIT).until(() -> Health.isReady(port));
  }

  CompletableFuture<HttpResponse<String>> post(String path, String body, String bearer) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header(Bearer.HEADER, bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
  }
}
