package dev.hindsight.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.RealStores;
import dev.hindsight.embedded.token.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same doors over HTTP/2, where a body need not say that it is there. */
@QuarkusTest
@QuarkusTestResource(RealStores.class)
class Http2Test {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

  @BeforeEach
  void upgradeTheConnection() throws Exception {
    send("GET", "/q/health/live", BodyPublishers.noBody());
  }

  @Test
  void a_command_without_a_body_is_answered() throws Exception {
    var listing = UUID.randomUUID();

    var deleted = send("DELETE", "/listings/" + listing, BodyPublishers.noBody());
    var posted = send("POST", "/carts/" + listing + "/checkout", BodyPublishers.noBody());

    assertThat(deleted.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(deleted.statusCode()).isEqualTo(404);
    assertThat(posted.statusCode()).isEqualTo(404);
  }

  @Test
  void a_body_is_read_with_and_without_its_length() throws Exception {
    var body = "{}".getBytes();

    var known = send("POST", "/carts", BodyPublishers.ofByteArray(body));
    var unknown =
        send("POST", "/carts", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(known.statusCode()).isEqualTo(202);
    assertThat(unknown.statusCode()).isEqualTo(202);
  }

  @Test
  void a_body_that_is_too_large_is_turned_away_with_and_without_its_length() throws Exception {
    var body = new byte[10 * 1024 * 1024];

    var known = send("POST", "/carts", BodyPublishers.ofByteArray(body));
    var unknown =
        send("POST", "/carts", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(known.statusCode()).isEqualTo(413);
    assertThat(unknown.statusCode()).isEqualTo(413);
    assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private HttpResponse<String> send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Doors.port() + path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", TestTokens.operator())
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
