package dev.hindsight.local.parked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.stack.Names;
import dev.hindsight.local.stack.PartState;
import dev.hindsight.local.stack.PartStatus;
import dev.hindsight.local.stack.StackStatus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A projection of a service that runs in the stack, and how it is asked. */
record Projection(String service, URI address, String bearer, String name) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(3))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** Those of all services that are ready. */
  static List<Projection> of(StackStatus stack) throws IOException {
    var found = new ArrayList<Projection>();
    var bearer = Bearer.of(stack);
    for (var part : stack.parts()) {
      if (isService(part)) {
        var address = URI.create(part.address());
        for (var one : get(address.resolve("/admin/projections"), bearer).path("projections")) {
          found.add(new Projection(part.name(), address, bearer, one.path("name").asText()));
        }
      }
    }
    return found;
  }

  /** All parked streams, over all pages. */
  List<JsonNode> parked() throws IOException {
    var found = new ArrayList<JsonNode>();
    var after = "";
    while (true) {
      var page = get(at("?limit=200&after=" + encoded(after)), bearer);
      page.path("parked").forEach(found::add);
      if (!page.hasNonNull("next")) {
        return found;
      }
      after = page.path("next").asText();
    }
  }

  JsonNode retryAll() throws IOException {
    return post(at("/retry"), BodyPublishers.noBody());
  }

  JsonNode retry(String stream) throws IOException {
    return post(at("/" + encoded(stream) + "/retry"), BodyPublishers.noBody());
  }

  JsonNode skip(String stream, String reason, String by) throws IOException {
    var body = JSON.writeValueAsString(Map.of("reason", reason, "by", by));
    return post(at("/" + encoded(stream) + "/skip"), BodyPublishers.ofString(body));
  }

  private URI at(String rest) {
    return address.resolve("/admin/projections/" + name + "/parked" + rest);
  }

  private static JsonNode get(URI address, String bearer) throws IOException {
    return send(HttpRequest.newBuilder(address).header(Bearer.HEADER, bearer));
  }

  private JsonNode post(URI address, BodyPublisher body) throws IOException {
    return send(
        HttpRequest.newBuilder(address)
            .header(Bearer.HEADER, bearer)
            .header("Content-Type", "application/json")
            .POST(body));
  }

  private static JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      var answer = CLIENT.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
      var status = answer.statusCode();
      // A service without projections has no such address.
      if (status == 404 && answer.uri().getPath().equals("/admin/projections")) {
        return JSON.createObjectNode();
      }
      if (status != 200) {
        throw new IOException(refusal(status, answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for an answer", e);
    }
  }

  private static String refusal(int status, String body) {
    try {
      var detail = JSON.readTree(body).path("detail").asText();
      return detail.isEmpty() ? "the service answers with status " + status : detail;
    } catch (IOException e) {
      return "the service answers with status " + status;
    }
  }

  private static boolean isService(PartStatus part) {
    return part.state() == PartState.READY
        && !List.of(Names.POSTGRES, Names.KAFKA, Names.GATEWAY).contains(part.name());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
