package dev.hindsight.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says about a service, and in which order they stand. */
class ServiceFilesTest {
  @TempDir private Path root;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(ServiceFiles.folder(root));
  }

  @Test
  void a_service_stands_behind_those_that_it_starts_after() throws IOException {
    write("a", "database=a\nafter=b c");
    write("b", "database=b\nafter=c");
    write("c", "database=c");

    assertThat(all()).extracting(ServiceDescription::name).containsExactly("c", "b", "a");
  }

  @Test
  void the_services_of_the_repository_are_its_three() {
    var services = new ServiceFiles(Path.of(System.getProperty("hindsight.root"))).all();

    assertThat(services.getFirst())
        .extracting(
            ServiceDescription::name,
            ServiceDescription::role,
            ServiceDescription::owner,
            ServiceDescription::keepsKeys)
        .containsExactly("command-service", "command", "command_owner", true);
    assertThat(services)
        .extracting(ServiceDescription::name)
        .contains("query-service", "analytics-service");
    assertThat(services.stream().filter(ServiceDescription::keepsKeys)).hasSize(1);
  }

  @Test
  void what_is_not_understood_is_an_error_that_names_the_file() throws IOException {
    write("a", "database=a\nafter_=b");
    assertThatThrownBy(this::all).hasMessageContainingAll("a.properties", "after_");

    write("a", "after=b");
    assertThatThrownBy(this::all).hasMessageContainingAll("a.properties", "database");
  }

  @Test
  void services_that_wait_for_each_other_or_for_nobody_are_refused() throws IOException {
    write("a", "database=a\nafter=b");
    assertThatThrownBy(this::all).hasMessageContaining("a after [b]");

    write("b", "database=b\nafter=a");
    assertThatThrownBy(this::all).hasMessageContaining("b after [a]");
  }

  private List<ServiceDescription> all() {
    return new ServiceFiles(root).all();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(ServiceFiles.folder(root).resolve(name + ".properties"), text);
  }
}
