package dev.hindsight.command.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.decider.Fold;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another fold has another name, and the same fold the same: PITFALLS A17. */
class FoldFingerprintTest {

  private static final String FOLD =
      """
      package dev.hindsight.trial;
      import dev.hindsight.command.decider.Fold;
      import dev.hindsight.events.ListingEvent;
      public final class TrialFold implements Fold<Sum, ListingEvent> {
        public String kind() { return "trial"; }
        public Class<ListingEvent> events() { return ListingEvent.class; }
        public Sum initial() { return new Sum(0, null); }
        public Sum evolve(Sum sum, ListingEvent event) { return Step.next(sum); }
      }
      """;
  private static final String STEP =
      """
      package dev.hindsight.trial;
      final class Step {
        static Sum next(Sum sum) { return new Sum(sum.count() + 1, sum.part()); }
      }
      """;
  private static final String SUM =
      """
      package dev.hindsight.trial;
      public record Sum(int count, Part part) {}
      """;
  private static final String PART =
      """
      package dev.hindsight.trial;
      public record Part(String name) {}
      """;
  private static final String ELSEWHERE =
      """
      package dev.hindsight.trial;
      public record Elsewhere(Sum sum) {}
      """;

  @TempDir Path folder;
  private int builds;

  @Test
  void the_same_code_has_the_same_fingerprint_in_every_process() throws Exception {
    assertThat(fingerprint(FOLD, STEP, SUM, PART, ELSEWHERE))
        .isEqualTo(fingerprint(FOLD, STEP, SUM, PART, ELSEWHERE));
  }

  @Test
  void one_other_line_in_anything_that_the_fold_reaches_makes_another_fingerprint()
      throws Exception {
    var before = fingerprint(FOLD, STEP, SUM, PART, ELSEWHERE);

    var inTheFold = FOLD.replace("new Sum(0, null)", "new Sum(1, null)");
    assertThat(fingerprint(inTheFold, STEP, SUM, PART, ELSEWHERE)).isNotEqualTo(before);
    var inWhatItCalls = STEP.replace("+ 1", "+ 2");
    assertThat(fingerprint(FOLD, inWhatItCalls, SUM, PART, ELSEWHERE)).isNotEqualTo(before);
    var inTheState = PART.replace("String name", "String title");
    assertThat(fingerprint(FOLD, STEP, SUM, inTheState, ELSEWHERE)).isNotEqualTo(before);
  }

  @Test
  void what_the_fold_does_not_reach_changes_nothing() throws Exception {
    var elsewhere = ELSEWHERE.replace("Sum sum", "int number");

    assertThat(fingerprint(FOLD, STEP, SUM, PART, elsewhere))
        .isEqualTo(fingerprint(FOLD, STEP, SUM, PART, ELSEWHERE));
  }

  @Test
  void every_kind_of_the_shop_has_a_fingerprint_of_its_own() {
    var fingerprints = new HashSet<String>();
    var folds = LogForTests.shop().folds().values();

    folds.forEach(fold -> fingerprints.add(FoldFingerprint.of(fold)));

    assertThat(fingerprints).hasSize(folds.size());
  }

  private String fingerprint(String... sources) throws Exception {
    try (var loader =
        new URLClassLoader(new URL[] {compile(sources)}, getClass().getClassLoader())) {
      var fold = loader.loadClass("dev.hindsight.trial.TrialFold").getDeclaredConstructor();
      return FoldFingerprint.of((Fold<?, ?>) fold.newInstance());
    }
  }

  private URL compile(String... sources) throws IOException, MalformedURLException {
    var build = Files.createDirectory(folder.resolve("build-" + builds++));
    var arguments = new java.util.ArrayList<String>();
    arguments.add("-proc:none");
    arguments.add("-cp");
    arguments.add(System.getProperty("java.class.path"));
    arguments.add("-d");
    arguments.add(build.toString());
    for (var source : sources) {
      var name = source.replaceAll("(?s).*?(?:class|record) (\\w+).*", "$1");
      arguments.add(Files.writeString(build.resolve(name + ".java"), source).toString());
    }
    var result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
    return build.toUri().toURL();
  }
}
