package dev.hindsight.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindsight.local.access.StackAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./hindsight verify}: walks the log, its seals and the topic. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Walks the log, its seals and the topic: is every position there, once, unchanged, and",
      "equal in both? Whatever was changed by hand is named. May run while commands come in.",
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:something was found, and is named",
      "2:wrong usage, or it could not be gone through to the end",
    })
public final class VerifyCommand implements Callable<Integer> {

  private static final int WELL = 0;
  private static final int FOUND = 1;
  private static final int COULD_NOT_RUN = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final StackAddress address = new StackAddress();

  @Option(names = "--json", description = "Print findings and verdict as lines of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var url = address.url(spec);
    try (var answer = Answer.ask(url, address.bearer())) {
      return tell(answer)
          .map(this::judge)
          .orElseGet(() -> failed(url, "it ended without a verdict"));
    } catch (IOException e) {
      return failed(url, e.getMessage());
    }
  }

  /** Tells what comes; answers the last line, if it was one. */
  private Optional<JsonNode> tell(Answer answer) throws IOException {
    try (var progress = VerifyProgress.onTerminal()) {
      for (var line = answer.next(); line.isPresent(); line = answer.next()) {
        switch (line.get().path("line").asText()) {
          case "progress" ->
              progress.positions(
                  line.get().path("position").asLong(), line.get().path("of").asLong());
          case "finding" -> print(line.get(), FindingText.of(line.get()));
          default -> {
            return line;
          }
        }
      }
      return Optional.empty();
    }
  }

  private int judge(JsonNode last) {
    if (!last.path("line").asText().equals("verdict")) {
      err().println(last.path("problem").asText("an unknown line: " + last));
      err().flush();
      return COULD_NOT_RUN;
    }
    print(last, FindingText.verdict(last));
    if (last.path("well").asBoolean()) {
      return WELL;
    }
    if (!json) {
      out().println(FindingText.counts(last));
      out().flush();
    }
    return FOUND;
  }

  private int failed(URI url, @Nullable String why) {
    err().printf("The log behind %s could not be verified: %s%n", url, why);
    err().flush();
    return COULD_NOT_RUN;
  }

  private void print(JsonNode line, String text) {
    out().println(json ? line.toString() : text);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
