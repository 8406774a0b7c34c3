package dev.hindsight.torture.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
}
