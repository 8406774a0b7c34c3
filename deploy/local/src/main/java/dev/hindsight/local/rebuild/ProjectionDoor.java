package dev.hindsight.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.report.StatusReport;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;

/** The operators' door of one projection, whichever service of a running stack has it. */
final class ProjectionDoor {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String service;
  private final String gateway;
  private final String projection;
  private final String bearer;

  private ProjectionDoor(String service, String gateway, String projection, String bearer) {
    this.service = service;
    this.bearer = bearer;
    this.gateway = gateway;
    this.projection = projection;
  }

  /** Finds the service; throws when nothing runs or nobody has such a projection. */
  static ProjectionDoor of(DataFolder data, String projection) {
    var stack =
        new StackFile(data)
            .readRunning()
            .orElseThrow(() ->
                new IllegalStateException(
                    "Hindsight does not run on " + data.root() + ": ./hindsight up starts it"));
    var report = StatusReport.of(stack);
    return report.projections().stream()
        .filter(one -> one.path("name").asText().equals(projection))
        .findFirst()
        .map(one ->
            new ProjectionDoor(
                one.path("service").asText(), report.gateway(), projection, Bearer.of(data)))
        .orElseThrow(() ->
            new IllegalStateException(
                "no service has a projection %s; there are %s"
                    .formatted(
                        projection,
                        report.projections().stream()
                            .map(one -> one.path("name").asText())
                            .sorted()
                            .collect(Collectors.joining(", ")))));
  }

  /** Where a sandbox is read, for people. */
  String sandboxAddress(String sandbox) {
    return gateway + "/admin/" + service + "/sandboxes/" + sandbox;
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  JsonNode post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  void delete(String path) throws IOException, InterruptedException {
    send(request(path).DELETE().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create(gateway + "/admin/" + service + "/projections/" + projection + path))
        .header(Bearer.HEADER, bearer)
        .timeout(Duration.ofSeconds(30));
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(problem(answer));
    }
    return JSON.readTree(answer.body());
  }

  private String problem(HttpResponse<String> answer) {
    try {
      var detail = JSON.readTree(answer.body()).path("detail").asText();
      if (!detail.isEmpty()) {
        return detail;
      }
    } catch (IOException e) {
      // It is no problem of ours; the status has to do.
    }
    return service + " answers " + answer.statusCode();
  }
}
