package dev.hindsight.local.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.local.DataOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight rebuild}: fills a projection anew beside what readers see. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fills a projection anew beside the one that readers see, compares the two and switches",
      "readers in one transaction. They meet no error and nothing older.",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it waits for an operator, was given up, or could not be done",
      "2:wrong usage",
    })
public final class RebuildCommand implements Callable<Integer> {

  private static final long LOOK_MILLIS = 500;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "PROJECTION", description = "Its name, as status tells it.")
  private String projection = "";

  @ArgGroup private final Instead instead = new Instead();

  @Option(
      names = "--manual",
      description = "Compare, but do not switch: --switch does it afterwards.")
  private boolean manual;

  @Mixin private final DataOption data = new DataOption();

  /** What else can be done, one at a time. */
  static final class Instead {
    @Option(names = "--switch", description = "Switch to the generation that is level.")
    private boolean toLevel;

    @Option(names = "--rollback", description = "Go back to the generation before, at once.")
    private boolean rollback;

    @Option(names = "--cancel", description = "Give up what is being built.")
    private boolean cancel;

    @Option(names = "--drop", description = "Drop the previous generation.")
    private boolean drop;

    @Nullable String order() {
      if (toLevel) {
        return "switch";
      } else if (rollback) {
        return "rollback";
      } else if (cancel) {
        return "cancel";
      }
      return drop ? "drop" : null;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var door = ProjectionDoor.of(data.folder(), projection);
    var order = instead.order();
    if (order != null) {
      var done = door.post("/rebuild/" + order, "");
      say("%s generation %d is %s", projection, number(done), state(done));
      return 0;
    }
    return told(follow(door, door.post("/rebuild?switch=" + (manual ? "manual" : "auto"), "")));
  }

  private JsonNode follow(ProjectionDoor door, JsonNode begun)
      throws IOException, InterruptedException {
    say("%s generation %d is built beside what readers see", projection, number(begun));
    try (var bar = FillingBar.of(projection, out())) {
      var now = begun;
      while (!isOver(now)) {
        Thread.sleep(LOOK_MILLIS);
        now = door.get("/rebuild");
        if (number(now) == number(begun)) {
          bar.show(now);
        }
      }
      return now;
    }
  }

  private static boolean isOver(JsonNode report) {
    return switch (state(report)) {
      case "building" -> false;
      case "level" ->
          report.path("held").isTextual() || report.path("switchBy").asText().equals("hand");
      default -> true;
    };
  }

  private int told(JsonNode report) {
    ComparisonText.of(report.path("comparison")).forEach(line -> say("%s", line));
    var live = state(report).equals("live");
    if (live) {
      say(
          "Readers see generation %d now; ./hindsight rebuild %s --rollback goes back",
          number(report), projection);
    } else if (report.path("held").isTextual()) {
      say("Readers were not switched: %s", report.path("held").asText());
    } else {
      say("Generation %d is %s", number(report), state(report));
    }
    return live || (manual && state(report).equals("level")) ? 0 : 1;
  }

  private static int number(JsonNode report) {
    return report.path("generation").asInt();
  }

  private static String state(JsonNode report) {
    return report.path("state").asText();
  }

  private void say(String format, Object... values) {
    out().println(format.formatted(values));
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
