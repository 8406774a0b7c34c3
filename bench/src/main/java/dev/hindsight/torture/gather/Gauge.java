package dev.hindsight.torture.gather;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.stack.Operator;
import dev.hindsight.torture.rig.Replica;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What replicas say of themselves to operators. Thread-safe. */
public final class Gauge {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final int OK = 200;
  private static final int NO_SUCCESS = 300;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  /**
   * How a replica sees the relay.
   *
   * @param position known to the one that leads alone
   */
  public record Relay(String state, long position, long head) {

    public boolean leads() {
      return state.equals("leading");
    }
  }

  public Relay relay(Replica replica) throws IOException, InterruptedException {
    return relay(replica, LIMIT);
  }

  private Relay relay(Replica replica, Duration limit) throws IOException, InterruptedException {
    var relay = json(replica, "/admin/relay", limit);
    return new Relay(
        relay.path("state").asText(), relay.path("position").asLong(), relay.path("head").asLong());
  }

  /** A replica of command-service whose relay publishes, as far as it knows. */
  public record Leader(Replica replica, Relay relay) {}

  /** Of these, those that think that they lead: one, or for a moment none or two. */
  public List<Leader> leaders(List<Replica> replicas) throws InterruptedException {
    var leaders = new ArrayList<Leader>();
    for (var replica : replicas) {
      try {
        // A frozen one must not hold up who looks at all of them.
        var relay = relay(replica, SOON);
        if (relay.leads()) {
          leaders.add(new Leader(replica, relay));
        }
      } catch (IOException e) {
        // Who does not answer leads nobody.
      }
    }
    return leaders;
  }

  /** Whether it takes requests. */
  public boolean isReady(Replica replica) throws InterruptedException {
    try {
      return get(replica, "/q/health/ready", SOON).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** The sum of a metric over all its tags; 0 when there is none. */
  public double metric(Replica replica, String name) throws IOException, InterruptedException {
    return get(replica, "/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** An answer with status 200. */
  public JsonNode json(Replica replica, String path) throws IOException, InterruptedException {
    return json(replica, path, LIMIT);
  }

  private JsonNode json(Replica replica, String path, Duration limit)
      throws IOException, InterruptedException {
    var response = get(replica, path, limit);
    if (response.statusCode() != OK) {
      throw new IOException(replica + " answers " + response.statusCode() + " to " + path);
    }
    return JSON.readTree(response.body());
  }

  /** Has something done; the answer is one of success. */
  public JsonNode post(Replica replica, String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(replica.directAddress().resolve(path))
            .header(Operator.HEADER, Operator.bearer())
            .POST(HttpRequest.BodyPublishers.noBody())
            .timeout(LIMIT)
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= NO_SUCCESS) {
      throw new IOException(
          replica + " answers " + response.statusCode() + " to " + path + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> get(Replica replica, String path)
      throws IOException, InterruptedException {
    return get(replica, path, LIMIT);
  }

  private HttpResponse<String> get(Replica replica, String path, Duration limit)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(replica.directAddress().resolve(path))
            .header(Operator.HEADER, Operator.bearer())
            .timeout(limit)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
