package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.local.access.Bearer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New consumers, from a name or a guide to their answers, beside a stack that goes on. */
class ConsumersTest {
  private static final String NAME = "a-consumer-with-a-longish-name";
  private static final Pattern BLOCK =
      Pattern.compile("```(\\w+)(?: (\\S+))?\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private Skeleton checkout;
  private PackagedStack stack;

  @BeforeEach
  void prepare() throws Exception {
    checkout = Skeleton.in(folder);
    stack = new PackagedStack(checkout.root, folder, "data");
  }

  @AfterEach
  void stop() throws Exception {
    stack.close();
  }

  @Test
  void a_generated_consumer_has_all_that_ever_happened_and_nothing_twice() throws Exception {
    stack.up();
    stack.imports("/journey/shop.csv");
    Map<String, Long> before = processes();
    assertThat(stack.send("GET", "/" + NAME, "").statusCode()).isEqualTo(404);
    assertThat(checkout.bash("./hindsight new-consumer " + NAME).output())
        .contains("deploy/kubernetes/" + NAME, "./hindsight start " + NAME);
    checkout.build(NAME);

    try (var traffic = new Traffic(stack)) {
      assertThat(stack.succeeds("start", NAME)).contains("ready", "level", "up to position");
      traffic.awaitMore();
    }
    stack.awaitLevel();

    assertThat(processes()).containsAllEntriesOf(before);
    the_consumer_says_what_the_log_says();
    a_token_is_waited_for();
    // What was asked for by token is in the rows before the next look at all of them.
    JsonNode projection =
        await()
            .until(
                () -> stack.get("/admin/" + NAME + "/projections").path("projections").path(0),
                it -> it.path("percent").asDouble() == 100);
    assertThat(projection.path("state").asText()).isEqualTo("live");
    assertThat(projection.path("parked").asInt()).isZero();
  }

  @Test
  void the_guide_builds_one_by_hand() throws Exception {
    String guide =
        Files.readString(
            Path.of(System.getProperty("hindsight.root"), "docs/guides/new-consumer.md"));
    String script =
        BLOCK.matcher(guide).results().map(ConsumersTest::step).collect(Collectors.joining("\n"));
    assertThat(script).contains("cat > deposits/pom.xml", "./hindsight start deposits");
    String data = " --data " + stack.data;

    Command built =
        checkout.bash(
            script
                .replace("127.0.0.1:8080", "127.0.0.1:" + stack.port)
                .replace("./hindsight token", "./hindsight token" + data)
                .replace("./hindsight up", "./hindsight up --detach --port " + stack.port + data)
                .replace(
                    "./hindsight start deposits",
                    checkout.buildCommand("deposits") + "\n./hindsight start deposits" + data));

    assertThat(built.succeeded())
        .contains("level", "up to position")
        .contains("\"version\":4,\"count\":3,\"total\":{\"amount\":\"15.60\",\"currency\":\"EUR\"}")
        .contains("[{\"count\":3,\"total\":{\"amount\":\"15.60\",\"currency\":\"EUR\"}}]")
        .contains("\"version\":5,\"count\":4,\"total\":{\"amount\":\"20.00\",\"currency\":\"EUR\"}")
        .contains("\"name\":\"deposits\"", "\"state\":\"live\"");
  }

  /** A block that names a file is that file; any other is to be typed. */
  private static String step(MatchResult block) {
    String place = block.group(2);
    return place == null
        ? block.group(3)
        : "mkdir -p %s\ncat > %s <<'END OF FILE'\n%sEND OF FILE\n"
            .formatted(Path.of(place).getParent(), place, block.group(3));
  }

  private void the_consumer_says_what_the_log_says() throws IOException, InterruptedException {
    Map<String, CountedCart> counted = CountedCart.ofTheLog(stack);

    JsonNode open = stack.get("/" + NAME);
    assertThat(open.path("carts").asLong())
        .isEqualTo(counted.values().stream().filter(CountedCart::open).count());
    assertThat(open.path("pieces").asLong())
        .isPositive()
        .isEqualTo(
            counted.values().stream()
                .filter(CountedCart::open)
                .mapToLong(CountedCart::pieces)
                .sum());
    for (var cart : counted.entrySet()) {
      JsonNode row = stack.get("/" + NAME + "/carts/" + cart.getKey());
      assertThat(
              new CountedCart(
                  row.path("version").asLong(),
                  row.path("open").asBoolean(),
                  row.path("pieces").asLong()))
          .as(cart.getKey())
          .isEqualTo(cart.getValue());
    }
  }

  private void a_token_is_waited_for() throws IOException, InterruptedException {
    String cart = stack.make("/carts", "{}");
    HttpResponse<String> added =
        stack.send("POST", "/carts/" + cart + "/items", Traffic.item(stack, 7));
    HttpRequest read =
        HttpRequest.newBuilder(stack.uri("/" + NAME + "/carts/" + cart))
            .header(Bearer.HEADER, stack.bearer())
            .header(
                "Consistency-Token", added.headers().firstValue("Consistency-Token").orElseThrow())
            .header("Prefer", "wait=30")
            .build();

    HttpResponse<String> answer = stack.client.send(read, BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(PackagedStack.JSON.readTree(answer.body()).path("pieces").asLong()).isEqualTo(7);
  }

  private Map<String, Long> processes() throws IOException, InterruptedException {
    var processes = new HashMap<String, Long>();
    for (JsonNode part : stack.status().path("parts")) {
      processes.put(part.path("name").asText(), part.path("pid").asLong());
    }
    return processes;
  }
}
