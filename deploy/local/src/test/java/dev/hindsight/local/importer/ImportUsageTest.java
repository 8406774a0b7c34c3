package dev.hindsight.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportUsageTest {

  private static final String FILE = Importing.file("every-kind-of-row.csv");

  @TempDir Path folder;

  @AutoClose private final Importing importing = new Importing();

  @Test
  void all_files_are_checked_before_anything_is_sent() throws Exception {
    var wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");

    assertThat(importing.run(FILE, wrong.toString())).isEqualTo(2);

    assertThat(importing.err()).contains("wrong.csv: wrong header: expected event_time,");
    assertThat(importing.err().lines()).hasSize(1);
    assertThat(importing.far().requests()).isZero();
  }

  @Test
  void a_missing_file_and_wrong_usage_are_refused() {
    assertThat(importing.run(folder.resolve("missing.csv").toString())).isEqualTo(2);
    assertThat(importing.err()).contains("missing.csv: no such file");
    assertThat(importing.run()).isEqualTo(2);
    assertThat(importing.run("--currency", "EURO", FILE)).isEqualTo(2);
    assertThat(importing.run("--port", "1", FILE)).isEqualTo(2);
    assertThat(importing.run("--repeat", "0", FILE)).isEqualTo(2);
    assertThat(importing.run(Importing.file("products.csv"))).isEqualTo(2);
  }
}
