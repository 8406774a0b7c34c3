package dev.hindsight.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.local.DataOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight sandbox}: a projection as it was. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Builds a projection beside the live one out of what was recorded up to a moment, to be",
      "read under a path of its own.",
    })
public final class SandboxCommand implements Callable<Integer> {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long LOOK_MILLIS = 500;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "PROJECTION", description = "Its name, as status tells it.")
  private String projection = "";

  @ArgGroup(multiplicity = "1")
  private final What what = new What();

  @Option(names = "--name", paramLabel = "NAME", description = "What to call it.")
  private @Nullable String name;

  @Mixin private final DataOption data = new DataOption();

  /** Either is needed. */
  static final class What {
    @Option(
        names = "--as-of",
        paramLabel = "INSTANT",
        description = "The moment, such as 2026-01-02T03:04:05Z.")
    private @Nullable Instant asOf;

    @Option(names = "--remove", paramLabel = "NAME", description = "Remove the one of that name.")
    private @Nullable String removed;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var door = ProjectionDoor.of(data.folder(), projection);
    if (what.removed != null) {
      door.delete("/sandboxes/" + what.removed);
      say("The sandbox %s is removed", what.removed);
      return 0;
    }
    // One of the two is given, says the group.
    build(door, Objects.requireNonNull(what.asOf).toString());
    return 0;
  }

  private void build(ProjectionDoor door, String asOf) throws IOException, InterruptedException {
    var wanted = JSON.createObjectNode().put("asOf", asOf);
    if (name != null) {
      wanted.put("name", name);
    }
    var called = door.post("/sandboxes", wanted.toString()).path("name").asText();
    follow(door, called);
    say("%s as of %s can be read under %s/…", projection, asOf, door.sandboxAddress(called));
    say("./hindsight sandbox %s --remove %s removes it", projection, called);
  }

  private void follow(ProjectionDoor door, String called) throws IOException, InterruptedException {
    try (var bar = FillingBar.of(called, out())) {
      JsonNode now;
      do {
        Thread.sleep(LOOK_MILLIS);
        now = door.get("/sandboxes/" + called);
        bar.show(now);
      } while (!now.path("state").asText().equals("ready"));
    }
  }

  private void say(String format, Object... values) {
    out().println(format.formatted(values));
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
