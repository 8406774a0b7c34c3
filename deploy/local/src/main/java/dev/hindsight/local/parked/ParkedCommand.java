package dev.hindsight.local.parked;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.local.DataOption;
import dev.hindsight.local.stack.StackFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hindsight parked}: lists what is set aside, tries it again, or leaves an event out. */
@Command(
    name = "parked",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the streams that projections have set aside, because an event of them cannot be",
      "applied; tries them again once the fault is repaired; or leaves an event out for good.",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing is parked, or no longer",
      "1:something is still parked, and is named",
      "2:wrong usage, or a service did not answer",
    })
public final class ParkedCommand implements Callable<Integer> {

  private static final String ALL = "";
  private static final int WELL = 0;
  private static final int PARKED = 1;
  private static final int COULD_NOT = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "PROJECTION",
      description = "Only this one, for example carts.")
  private @Nullable String projection;

  @Option(
      names = "--retry",
      arity = "0..1",
      fallbackValue = ALL,
      paramLabel = "STREAM",
      description = "Try a stream again, or without a name all of the projection.")
  private @Nullable String retry;

  @Option(
      names = "--skip",
      paramLabel = "STREAM",
      description = {
        "Leave the first parked event of a stream out of the projection, then try the others. The",
        "entity is told as stale until the projection is built anew.",
      })
  private @Nullable String skip;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; is kept with the event.")
  private @Nullable String reason;

  @Mixin private final DataOption data = new DataOption();

  @Override
  public Integer call() {
    check();
    try {
      return run(wanted());
    } catch (IOException e) {
      spec.commandLine().getErr().println("parked: " + e.getMessage());
      spec.commandLine().getErr().flush();
      return COULD_NOT;
    }
  }

  private int run(List<Projection> wanted) throws IOException {
    if (skip != null) {
      return tell(wanted.getFirst().skip(skip, String.valueOf(reason), operator()));
    }
    if (retry == null) {
      return list(wanted);
    }
    return retry.equals(ALL)
        ? tellAll(wanted.getFirst().retryAll())
        : tell(wanted.getFirst().retry(retry));
  }

  private void check() {
    if (retry != null && skip != null) {
      throw usage("Give --retry or --skip, not both");
    }
    if ((retry != null || skip != null) && projection == null) {
      throw usage("Say which projection: ./hindsight parked PROJECTION --retry");
    }
    if ((skip == null) != (reason == null)) {
      throw usage("--skip and --reason belong together");
    }
  }

  private List<Projection> wanted() throws IOException {
    var stack =
        new StackFile(data.folder())
            .readRunning()
            .orElseThrow(() -> usage("Hindsight does not run on " + data.folder().root()));
    var all = Projection.of(stack);
    var wanted =
        all.stream().filter(one -> projection == null || one.name().equals(projection)).toList();
    if (wanted.isEmpty()) {
      throw usage(
          "There is no projection "
              + projection
              + ", only "
              + String.join(", ", all.stream().map(Projection::name).toList()));
    }
    return wanted;
  }

  private int list(List<Projection> wanted) throws IOException {
    var found = 0;
    for (var one : wanted) {
      for (var parked : one.parked()) {
        found++;
        out()
            .printf(
                "%s (%s)  %s: %,d events since %s%n    %s%n    first: %s%n",
                one.name(),
                one.service(),
                parked.path("stream").asText(),
                parked.path("events").asLong(),
                parked.path("since").asText(),
                parked.path("reason").asText(),
                first(parked.path("firstEvent")));
      }
    }
    out().println(found == 0 ? "Nothing is parked." : streams(found) + " parked");
    out().flush();
    return found == 0 ? WELL : PARKED;
  }

  private int tellAll(JsonNode answer) {
    answer.path("streams").forEach(this::line);
    out()
        .printf(
            "%s applied, %,d still parked%n",
            streams(answer.path("applied").asLong()), answer.path("stillParked").asLong());
    out().flush();
    return answer.path("stillParked").asLong() == 0 ? WELL : PARKED;
  }

  private int tell(JsonNode tried) {
    line(tried);
    out().flush();
    return tried.path("outcome").asText().equals("applied") ? WELL : PARKED;
  }

  private void line(JsonNode tried) {
    out()
        .printf(
            "%s: %s, %,d events%s%n",
            tried.path("stream").asText(),
            tried.path("outcome").asText().replace('-', ' '),
            tried.path("events").asLong(),
            tried.hasNonNull("reason") ? "\n    " + tried.path("reason").asText() : "");
  }

  private static String first(JsonNode event) {
    return "%s, version %s, position %s"
        .formatted(
            event.path("type").asText("no event at all"),
            event.path("version").asText("-"),
            event.path("position").asText("-"));
  }

  private static String streams(long count) {
    return count == 1 ? "1 stream" : "%,d streams".formatted(count);
  }

  private static String operator() {
    return System.getProperty("user.name", "an operator");
  }

  private ParameterException usage(String what) {
    return new ParameterException(spec.commandLine(), what);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
