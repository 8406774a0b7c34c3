package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files as they lie here: on a machine that cannot render them that is all there is to see. */
class SourcesTest {
  private static final Path FOLDER = Checkout.ROOT.resolve("deploy/kubernetes");

  @Test
  void every_manifest_is_what_its_kind_allows_before_it_is_patched() throws IOException {
    Set<Path> checked = new HashSet<>();
    for (Path file : files()) {
      for (JsonNode document : Checkout.documents(Files.readString(file))) {
        var manifest = new Manifest(document);
        assertThat(Schemas.errors(manifest)).as("%s in %s", manifest, file).isEmpty();
        checked.add(file);
      }
    }
    assertThat(checked).hasSizeGreaterThan(15);
  }

  @Test
  void every_file_is_named_by_the_kustomization_beside_it() throws IOException {
    for (Path file : files()) {
      assertThat(Files.readString(file.resolveSibling("kustomization.yaml")))
          .contains("- " + file.getFileName());
    }
  }

  // A patch is a part of a manifest only, and the list of secrets is none.
  private static Iterable<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("kustomization.yaml"))
          .filter(file -> !file.endsWith("spread.yaml"))
          .filter(file -> !file.endsWith("needed-secrets.yaml"))
          .toList();
    }
  }
}
