package dev.hindsight.local.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.embedded.AotCache;
import dev.hindsight.embedded.JvmOptions;
import dev.hindsight.local.stack.ServicePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is run, its cache made, and the program run from it. */
class AssemblyTest {

  @TempDir private Path folder;
  private AotCache cache = new AotCache(Path.of(""));

  @BeforeEach
  void jar() throws IOException {
    cache = new AotCache(folder.resolve("greeting.jar"));
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greeting.class.getName());
    var path = Greeting.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(cache.jar()), manifest);
        var greeting = Objects.requireNonNull(getClass().getResourceAsStream("/" + path))) {
      jar.putNextEntry(new ZipEntry(path));
      greeting.transferTo(jar);
    }
    // Before anything that is made of it, also where times have no fractions.
    Files.setLastModifiedTime(cache.jar(), FileTime.from(Instant.now().minusSeconds(60)));
  }

  @Test
  void what_a_run_has_shown_is_what_the_next_one_starts_from() throws Exception {
    assertThat(cache.program()).isEqualTo(List.of("-jar", cache.jar().toString()));
    assertThat(java(cache.recordedProgram())).contains("hello");

    new Assembly(cache).run();

    assertThat(cache.recording()).doesNotExist();
    assertThat(cache.program()).contains("-XX:AOTCache=" + cache.file());
    assertThat(java(cache.program(), "-Xlog:aot:stdout"))
        .contains("hello", "Opened AOT cache " + cache.file())
        .doesNotContain("error");
  }

  @Test
  void the_cache_of_an_older_build_is_not_used() throws Exception {
    java(cache.recordedProgram());
    new Assembly(cache).run();

    Files.setLastModifiedTime(cache.jar(), FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(cache.program()).isEqualTo(List.of("-jar", cache.jar().toString()));
  }

  @Test
  void without_a_recording_there_is_no_cache_and_it_is_said_why() {
    assertThatThrownBy(() -> new Assembly(cache).run())
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("failed", cache.recording().toString());
  }

  private static String java(List<String> program, String... options) throws Exception {
    var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java") + ""));
    line.addAll(ServicePart.JVM);
    line.addAll(JvmOptions.ofEnvironment());
    line.addAll(List.of(options));
    line.addAll(program);
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
