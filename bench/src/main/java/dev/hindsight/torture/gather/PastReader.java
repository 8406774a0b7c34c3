package dev.hindsight.torture.gather;

import dev.hindsight.bench.stack.Operator;
import dev.hindsight.torture.evidence.LogEvent;
import dev.hindsight.torture.evidence.Past;
import dev.hindsight.torture.rig.Replica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks how entities were, at places of the log that a seed chooses. */
final class PastReader {

  private static final int OK = 200;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Set<String> KINDS = Set.of("account", "cart");

  private final HttpClient http;
  private final Replica replica;

  private PastReader(HttpClient http, Replica replica) {
    this.http = http;
    this.replica = replica;
  }

  /** So many places, each twice: by its version, and by its instant. */
  static List<Past> read(Replica replica, List<LogEvent> log, int many)
      throws IOException, InterruptedException {
    var events = log.stream().filter(event -> KINDS.contains(event.kind())).toList();
    var pasts = new ArrayList<Past>();
    if (events.isEmpty()) {
      return pasts;
    }
    var random = new Random(log.size());
    try (var http = HttpClient.newHttpClient()) {
      var reader = new PastReader(http, replica);
      for (int i = 0; i < many; i++) {
        var event = events.get(random.nextInt(events.size()));
        pasts.add(reader.ask(event, event.version(), null));
        pasts.add(reader.ask(event, null, event.recordedAt()));
      }
    }
    return pasts;
  }

  private Past ask(LogEvent event, @Nullable Long version, @Nullable Instant asOf)
      throws IOException, InterruptedException {
    var query = version == null ? "asOf=" + asOf : "version=" + version;
    var path = "/%ss/%s?%s".formatted(event.kind(), event.entity(), query);
    var request =
        HttpRequest.newBuilder(URI.create(replica.directAddress() + path))
            .header(Operator.HEADER, Operator.bearer())
            .timeout(LIMIT)
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    var body = answer.statusCode() == OK ? answer.body() : null;
    return new Past(event.stream(), version, asOf, answer.statusCode(), body);
  }
}
