package dev.hindsight.torture.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mutant can be made of the sources as they are now. */
class MutantsTest {

  private static final Path ROOT = Path.of(System.getProperty("hindsight.root"));

  static List<Mutant> mutants() {
    return Mutants.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void finds_its_place(Mutant mutant) throws IOException {
    for (var edit : mutant.edits()) {
      assertThat(edit.places(ROOT)).as("%s in %s", edit.before(), edit.type()).isEqualTo(1);
    }
  }

  static List<Mutant> mutantsOfSeveralTypes() {
    return Mutants.all().stream().filter(mutant -> types(mutant).size() > 1).toList();
  }

  @ParameterizedTest
  @MethodSource("mutantsOfSeveralTypes")
  void each_change_is_in_the_service_that_is_played_with(Mutant mutant, @TempDir Path made)
      throws IOException {
    MutantBuild.make(mutant, ROOT, made);

    for (var type : types(mutant)) {
      assertThat(code(made, type)).as(type).isNotEqualTo(code(ROOT, type));
    }
  }

  private static Set<String> types(Mutant mutant) {
    return mutant.edits().stream().map(Edit::type).collect(Collectors.toSet());
  }

  /** What a service runs of a class. */
  private static byte[] code(Path root, String type) throws IOException {
    var entry = type.replace('.', '/') + ".class";
    for (var service : List.of("command-service", "query-service")) {
      try (var files = Files.walk(root.resolve(service).resolve("target/quarkus-app"))) {
        var jars = files.filter(file -> file.getFileName().toString().endsWith(".jar")).toList();
        for (var jar : jars) {
          try (var zip = new ZipFile(jar.toFile())) {
            var found = zip.getEntry(entry);
            if (found != null) {
              return zip.getInputStream(found).readAllBytes();
            }
          }
        }
      }
    }
    throw new AssertionError("no service has " + type);
  }
}
