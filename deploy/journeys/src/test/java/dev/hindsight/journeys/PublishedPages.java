package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pages of the stack, and the file that stands for them where no launcher runs. */
final class PublishedPages {
  private static final Path ROOT = Path.of(System.getProperty("hindsight.root"));

  private final PackagedStack stack;

  PublishedPages(PackagedStack stack) {
    this.stack = stack;
  }

  void are_open_and_the_committed_description_is_theirs() throws IOException, InterruptedException {
    assertThat(page("/docs/")).contains("swagger-ui-bundle.js");
    assertThat(page("/docs/asyncapi.yaml"))
        .isEqualTo(read("event-schemas/src/main/resources/asyncapi.yaml"));

    String said = page("/docs/openapi.json");

    assertThat(PackagedStack.JSON.readTree(said).path("paths"))
        .as("what is described at %s", "/docs/openapi.json")
        .hasSizeGreaterThan(50);
    assertThat(said)
        .doesNotContain("\"/keys", "do not answer")
        .as(
            "deploy/gateway/openapi.json is not what the services say; with ./hindsight up and no"
                + " services but the product's own: curl -sf -o deploy/gateway/openapi.json"
                + " http://127.0.0.1:8080/docs/openapi.json")
        .isEqualTo(read("deploy/gateway/openapi.json"));
  }

  /** Without a token. */
  private String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        stack.client.send(HttpRequest.newBuilder(stack.uri(path)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
