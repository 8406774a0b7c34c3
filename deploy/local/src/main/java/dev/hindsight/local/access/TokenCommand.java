package dev.hindsight.local.access;

import dev.hindsight.embedded.token.Token;
import dev.hindsight.local.DataOption;
import dev.hindsight.local.stack.Secrets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./hindsight token}: a token for the local stack, as its services accept it. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints a token for the stack that keeps its data here, as the last line:",
      "  curl -H \"Authorization: Bearer $(./hindsight token --role operator)\" …",
    })
public final class TokenCommand implements Callable<Integer> {

  private static final List<String> ROLES = List.of("customer", "merchant", "operator");
  private static final Duration LONGEST = Duration.ofDays(365);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final DataOption data = new DataOption();

  @Option(
      names = "--role",
      required = true,
      split = ",",
      paramLabel = "ROLE",
      description = "customer, merchant or operator; several with commas.")
  private List<String> roles = List.of();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Which customer (a UUID); without it a new one. Of operators a name.")
  private @Nullable String id;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "PT12H",
      description = "How long it is good for, as in 30m, 12h or P7D (default: 12h).")
  private String lasting = "PT12H";

  @Override
  public Integer call() {
    var folder = data.folder();
    if (!folder.isOurs()) {
      throw new IllegalStateException(
          "there is no stack in " + folder.root() + ": ./hindsight up makes one");
    }
    var known = roles();
    var subject = subject(Set.copyOf(known));
    var token = Token.of(subject, known.toArray(String[]::new)).lasting(length());
    err(
        "%s %s, until %s"
            .formatted(
                String.join(" and ", known),
                subject,
                token.until().truncatedTo(ChronoUnit.SECONDS)));
    spec.commandLine().getOut().println(token.signedWith(new Secrets(folder).tokenKey()));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private List<String> roles() {
    var known = roles.stream().map(role -> role.strip().toLowerCase(Locale.ROOT)).toList();
    if (!ROLES.containsAll(known)) {
      throw wrong("--role: expected " + String.join(", ", ROLES) + ", found " + roles);
    }
    return known;
  }

  private String subject(Set<String> asked) {
    if (asked.equals(Set.of("operator"))) {
      return id == null ? "operator" : id;
    }
    if (id == null) {
      return UUID.randomUUID().toString();
    }
    try {
      return UUID.fromString(id).toString();
    } catch (IllegalArgumentException e) {
      throw wrong("--id: expected the UUID of a customer, found " + id);
    }
  }

  private Duration length() {
    try {
      var text = lasting.toUpperCase(Locale.ROOT);
      var length = Duration.parse(text.startsWith("P") ? text : "PT" + text);
      if (length.isPositive() && length.compareTo(LONGEST) <= 0) {
        return length;
      }
    } catch (java.time.DateTimeException e) {
      // Told below.
    }
    throw wrong("--for: expected a time such as 12h, a year at most, found " + lasting);
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private void err(String text) {
    spec.commandLine().getErr().println(text);
    spec.commandLine().getErr().flush();
  }
}
