package dev.hindsight.local.consumer;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * A name that may stand in a path, a package, a database and Kubernetes alike: {@code cart-pieces}.
 */
public record ConsumerName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");
  private static final int LONGEST = 30;

  /** Paths of the shop, and what the stack, its databases and our packages are called. */
  private static final Set<String> TAKEN =
      Set.of(
          "accounts",
          "admin",
          "analytics",
          "broker",
          "carts",
          "command",
          "commands",
          "customers",
          "embedded",
          "events",
          "gateway",
          "hindsight",
          "kafka",
          "kit",
          "listings",
          "local",
          "orders",
          "postgres",
          "q",
          "query",
          "streams",
          "transfers",
          "bench",
          "deploy",
          "docs",
          "src",
          "target",
          "data");

  /** Refuses what would clash or not be understood somewhere. */
  public ConsumerName {
    Optional<String> wrong = whatIsWrong(text);
    if (wrong.isPresent()) {
      throw new IllegalArgumentException("'" + text + "' cannot be the name: " + wrong.get());
    }
  }

  private static Optional<String> whatIsWrong(String name) {
    if (!FORM.matcher(name).matches() || name.length() > LONGEST) {
      return Optional.of(
          "expected up to "
              + LONGEST
              + " lower case letters and digits, words joined by '-': cart-pieces");
    }
    if (TAKEN.contains(name)) {
      return Optional.of("Hindsight itself uses it");
    }
    return SourceVersion.isKeyword(name.replace("-", ""))
        ? Optional.of("it is a word of the Java language")
        : Optional.empty();
  }

  /** The last part of the Java package. */
  String packageName() {
    return text.replace("-", "");
  }

  /** The database and the role that owns it. */
  String database() {
    return text.replace('-', '_');
  }
}
