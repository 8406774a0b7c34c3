package dev.hindsight.local.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.Secrets;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The command-service of a stack, reached through its gateway. */
final class RunningStack {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final DataFolder data;
  private final StackStatus status;

  private RunningStack(DataFolder data, StackStatus status) {
    this.data = data;
    this.status = status;
  }

  static RunningStack on(DataFolder data) {
    return new StackFile(data)
        .readRunning()
        .map(status -> new RunningStack(data, status))
        .orElseThrow(() ->
            new IllegalStateException(
                "Hindsight does not run on " + data.root() + ": ./hindsight up starts it"));
  }

  StackStatus status() {
    return status;
  }

  /** A request to a path under {@code /admin} of the command-service. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(status.gateway() + "/admin/command-service" + path))
        .header(Bearer.HEADER, Bearer.of(data));
  }

  /** The same with the secret that is asked for where customers' keys are given out. */
  HttpRequest.Builder requestWithSecret(String path) {
    return request(path).header("Hindsight-Keys-Secret", new Secrets(data).keysSecret());
  }

  /** Answers as soon as the head of the answer is there; anything but 200 is an error. */
  InputStream open(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      try (var body = answer.body()) {
        throw new IllegalStateException(problem(answer, body.readAllBytes()));
      }
    }
    return answer.body();
  }

  JsonNode json(HttpRequest request) throws IOException, InterruptedException {
    try (var body = open(request)) {
      return JSON.readTree(body);
    }
  }

  private static String problem(HttpResponse<?> answer, byte[] body) {
    try {
      var detail = JSON.readTree(body).path("detail").asText();
      if (!detail.isEmpty()) {
        return detail;
      }
    } catch (IOException e) {
      // It is no problem of ours; the status has to do.
    }
    return "the command-service answers " + answer.statusCode();
  }
}
