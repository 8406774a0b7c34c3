package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.stack.Health;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a stack tells of itself to those who run it. */
final class Telemetry implements AutoCloseable {

  private static final Path OBSERVABILITY =
      Path.of(System.getProperty("hindsight.root"), "deploy/observability");
  private static final List<String> SERVICES =
      List.of("command-service", "query-service", "analytics-service");

  private final PackagedStack stack;
  private final TraceCollector collector = new TraceCollector();

  Telemetry(PackagedStack stack) throws IOException {
    this.stack = stack;
  }

  /** With which a stack tells everything. */
  Map<String, String> environment() {
    return Map.of(
        "QUARKUS_OTEL_SDK_DISABLED", "false",
        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", collector.address(),
        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms",
        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
        "QUARKUS_LOG_CATEGORY__DEV_HINDSIGHT_COMMANDS__LEVEL", "DEBUG");
  }

  void a_command_is_one_trace_from_the_request_to_the_rows()
      throws IOException, InterruptedException {
    var ids = new byte[24];
    new Random().nextBytes(ids);
    String trace = HexFormat.of().formatHex(ids, 0, 16);
    String caller = HexFormat.of().formatHex(ids, 16, 24);
    HttpRequest request =
        HttpRequest.newBuilder(stack.uri("/accounts"))
            .header(Bearer.HEADER, stack.bearer())
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + trace + "-" + caller + "-01")
            .POST(BodyPublishers.ofString("{\"currency\":\"EUR\"}"))
            .build();
    var answer = stack.client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String stream = PackagedStack.JSON.readTree(answer.body()).path("stream").asText();

    await("the whole trace")
        .atMost(PackagedStack.LIMIT)
        .untilAsserted(() ->
            assertThat(collector.of(trace))
                .extracting(span -> span.service() + ": " + span.name())
                .contains(
                    "command-service: POST /accounts",
                    "command-service: append log",
                    "command-service: publish hindsight.events",
                    "query-service: apply accounts",
                    "analytics-service: apply money-flows"));
    var root =
        collector.of(trace).stream()
            .filter(span -> span.name().equals("POST /accounts"))
            .findFirst()
            .orElseThrow();
    assertThat(root.parent()).isEqualTo(caller);
    assertThat(collector.of(trace))
        .filteredOn(span -> span.name().matches("(append|publish|apply) .*"))
        .allSatisfy(span -> assertThat(span.parent()).as(span.name()).isEqualTo(root.id()));
    assertThat(stack.get("/streams/" + stream).path(0).path("traceparent").asText())
        .isEqualTo("00-" + trace + "-" + root.id() + "-01");
    a_line_of_the_log_is_found_by_trace_stream_and_command(trace, stream);
  }

  private void a_line_of_the_log_is_found_by_trace_stream_and_command(String trace, String stream)
      throws IOException, InterruptedException {
    var lines = new ArrayList<JsonNode>();
    for (String line : stack.log("command-service").lines().toList()) {
      if (line.startsWith("{")) {
        lines.add(PackagedStack.JSON.readTree(line));
      }
    }
    assertThat(lines)
        .filteredOn(line -> line.path("mdc").path("stream").asText().equals(stream))
        .anySatisfy(line -> {
          assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(trace);
          assertThat(line.path("mdc").path("command").asText()).isEqualTo("OpenAccount");
          assertThat(line.path("mdc").path("commandId").asText()).hasSize(36);
          assertThat(line.path("level").asText()).isEqualTo("DEBUG");
          assertThat(line.path("service").asText()).isEqualTo("command-service");
        });
  }

  void dashboards_and_alerts_name_metrics_that_are_there() throws IOException {
    Set<String> measured = measured();
    for (Path file : files()) {
      List<String> expressions = expressions(file);
      assertThat(expressions).as(file.toString()).hasSizeGreaterThan(5);
      for (String expression : expressions) {
        assertThat(measured)
            .as("%s: %s", file.getFileName(), expression)
            .containsAll(PromQl.metrics(expression));
      }
    }
  }

  void status_and_services_tell_the_same() throws IOException, InterruptedException {
    stack.awaitLevel();
    JsonNode told = stack.status().path("projections");
    int all = 0;
    for (String service : List.of("query-service", "analytics-service")) {
      for (JsonNode one : stack.get("/admin/" + service + "/projections").path("projections")) {
        all++;
        assertThat(told)
            .filteredOn(status -> status.path("service").asText().equals(service))
            .filteredOn(status -> status.path("name").equals(one.path("name")))
            .singleElement()
            .satisfies(status -> {
              for (String field : List.of("version", "state", "position", "lagEvents", "parked")) {
                assertThat(status.path(field)).as(field).isEqualTo(one.path(field));
              }
            });
      }
    }
    assertThat(told).hasSize(all);
  }

  private Set<String> measured() {
    var names = new TreeSet<String>();
    for (String service : SERVICES) {
      String path = "/admin/" + service + "/q/metrics";
      String text = Health.get(stack.port, path, stack.bearer()).orElseThrow().body();
      text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[{ ]", 2)[0])
          .forEach(names::add);
    }
    return names;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(OBSERVABILITY)) {
      return all.filter(file -> file.toString().matches(".*/(dashboards|rules)/[^/]*")).toList();
    }
  }

  private static List<String> expressions(Path file) throws IOException {
    // JSON is YAML too.
    return new YAMLMapper().readTree(Files.readString(file)).findValuesAsText("expr");
  }

  @Override
  public void close() {
    collector.close();
  }
}
