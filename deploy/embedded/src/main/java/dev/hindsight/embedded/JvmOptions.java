package dev.hindsight.embedded;

import java.util.List;
import java.util.Optional;

/** What the environment adds to the options of every JVM that is started; the last one counts. */
public final class JvmOptions {

  /** The variable, with spaces between the options: {@code -Xmx512m -XX:+UseParallelGC}. */
  public static final String VARIABLE = "HINDSIGHT_JAVA_OPTIONS";

  private JvmOptions() {}

  /** Those that the environment names, in their order. */
  public static List<String> ofEnvironment() {
    return of(Optional.ofNullable(System.getenv(VARIABLE)).orElse(""));
  }

  static List<String> of(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }
}
