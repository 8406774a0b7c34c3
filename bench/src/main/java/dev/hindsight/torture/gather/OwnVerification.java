package dev.hindsight.torture.gather;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.stack.Operator;
import dev.hindsight.torture.rig.Replica;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the product finds when it is asked to verify itself: log, seals and topic. */
public final class OwnVerification {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  // Poison of the torturer's own.
  private static final Set<String> PLANTED = Set.of("foreign-in-topic");

  private OwnVerification() {}

  /** How many findings there are of each kind that nobody planted; complains when it gets stuck. */
  public static Map<String, Long> findings(Replica replica)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(replica.directAddress().resolve("/admin/verification"))
            .header(Operator.HEADER, Operator.bearer())
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var lines = http.send(request, BodyHandlers.ofString()).body().strip();
      var last = JSON.readTree(lines.substring(lines.lastIndexOf('\n') + 1));
      if (!last.path("line").asText().equals("verdict")) {
        throw new IOException(replica + " does not come to the end of a verification: " + last);
      }
      var findings = new TreeMap<String, Long>();
      last.path("byKind").forEachEntry((kind, many) -> findings.put(kind, many.asLong()));
      findings.keySet().removeAll(PLANTED);
      return findings;
    }
  }
}
