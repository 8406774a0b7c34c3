package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of README.md, in its order, on a stack of the test's own. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
  private static final Path ROOT = Path.of(System.getProperty("hindsight.root"));

  // A reader takes a moment between two commands; the script does not.
  private static final String UNTIL_APPLIED =
      "until curl -s -H \"$operator\" http://127.0.0.1:8080/analytics/funnel | grep -q '\"cartsCheckedOut\":1';"
          + " do read -rt 0.2 <> <(:) || :; done\n";

  private final int port = Ports.free();
  @TempDir private Path folder;

  @AfterEach
  void stop() throws Exception {
    bash("./hindsight down --wipe");
  }

  @Test
  void its_commands_do_what_it_says() throws Exception {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String commands =
        BLOCK
            .matcher(readme)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    assertThat(commands).contains("./hindsight up", "./hindsight test");

    String output =
        bash(
            commands
                // This very test is part of it.
                .replaceFirst("(?m)^\\./hindsight test.*\n", "")
                .replaceFirst("(?m)^\\./hindsight up\\b", "./hindsight up --detach")
                .replaceFirst(
                    "(?m)^(\\./hindsight import.*\n)",
                    "$1" + Matcher.quoteReplacement(UNTIL_APPLIED)));

    assertThat(output)
        .contains("\"key\":\"uno\",\"quantity\":3,\"carts\":2")
        .contains(
            "{\"carts\":3,\"cartsWithItems\":3,\"cartsWithDrops\":2,\"cartsCheckedOut\":1"
                + ",\"percentWithDrops\":66.67")
        .contains("\"title\":\"Product 1001 by uno\"")
        .contains("\"status\":\"open\",\"balance\":{\"amount\":\"12.00\",\"currency\":\"EUR\"}")
        .contains("problems/insufficient-funds", "holds 12.00 EUR, less than 99.00 EUR")
        .contains("hindsight.account.money-deposited.v1")
        .contains("pieces dropped 3, of 1 products; 1 checkouts with 1 lines")
        .contains("\"total\":{\"quantity\":3,\"carts\":2")
        .contains("event: applied", "\"status\":\"paid\"", "\"status\":\"refunded\"")
        .contains("\"version\":2,\"status\":\"open\",\"balance\":{\"amount\":\"12.00\"")
        .contains("{\"op\":\"replace\",\"path\":\"/balance/amount\",\"value\":\"17.00\"}")
        .contains("is not yours")
        .contains("Please confirm your e-mail address")
        .contains("every one there, once, unchanged", "exported ")
        .contains("Readers see generation ")
        .contains("cart-journeys")
        .contains("Hindsight is down");
  }

  /** With the port and the data of this test in the place of the defaults. */
  private String bash(String commands) throws IOException, InterruptedException {
    String data = " --data " + folder.resolve("data");
    String script =
        commands
            .replace("127.0.0.1:8080", "127.0.0.1:" + port)
            .replaceAll("\\./hindsight (import|token)", "./hindsight $1" + data)
            .replaceAll("(?m)^\\./hindsight up", "./hindsight up --port " + port + data)
            .replace("shop.ndjson.gz", folder.resolve("shop.ndjson.gz").toString())
            .replaceAll(
                "(?m)^\\./hindsight (status|verify|rebuild|export|down)", "./hindsight $1" + data);
    return Command.bash(ROOT, script).succeeded();
  }
}
