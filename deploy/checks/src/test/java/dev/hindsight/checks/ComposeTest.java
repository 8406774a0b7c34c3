package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The file of compose fits the files around it, and lets nobody in that need not. */
class ComposeTest {
  private static final Path FOLDER = Checkout.ROOT.resolve("deploy/compose");
  private static final Pattern NEEDED = Pattern.compile("[$][{]([A-Z_]+):[?]");

  private final JsonNode services = Yaml.merged("deploy/compose/compose.yaml").path("services");

  @Test
  void it_is_what_the_specification_of_compose_allows() {
    assertThat(Schemas.compose().errors(Yaml.merged("deploy/compose/compose.yaml"))).isEmpty();
  }

  @Test
  void files_that_are_mounted_and_folders_that_are_built_are_there() {
    for (JsonNode service : services) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().split(":", -1)[0];
        if (source.startsWith(".")) {
          assertThat(FOLDER.resolve(source)).exists();
        }
      }
      if (service.has("build")) {
        assertThat(FOLDER.resolve(service.path("build").asText()).resolve("Dockerfile")).exists();
      }
    }
  }

  @Test
  void a_part_waits_for_what_it_needs_until_that_is_healthy() {
    services.properties().forEach(one -> waits(one.getKey(), one.getValue()));
    for (String service : Checkout.SERVICES) {
      assertThat(Manifest.texts(services.path(service).path("depends_on")).keySet())
          .contains("kafka", "postgres");
    }
  }

  private void waits(String name, JsonNode service) {
    service
        .path("depends_on")
        .properties()
        .forEach(needed -> {
          JsonNode other = services.path(needed.getKey());
          assertThat(other.isMissingNode()).as(needed.getKey()).isFalse();
          assertThat(needed.getValue().path("condition").asText())
              .as("%s waits for %s", name, needed.getKey())
              .isEqualTo(other.has("healthcheck") ? "service_healthy" : "service_started");
        });
  }

  @Test
  void everything_is_bounded_and_of_a_version_that_is_said() {
    services
        .properties()
        .forEach(one -> {
          JsonNode service = one.getValue();
          assertThat(service.path("image").asText())
              .as(one.getKey())
              .matches(".*:v?[0-9]+[.][0-9].*");
          assertThat(service.has("mem_limit")).as(one.getKey()).isTrue();
          assertThat(service.path("security_opt").toString())
              .as(one.getKey())
              .contains("no-new-privileges:true");
        });
  }

  @Test
  void all_but_the_docs_run_contained_and_not_as_root() {
    services
        .properties()
        .forEach(one -> {
          if (!one.getKey().equals("docs")) {
            JsonNode service = one.getValue();
            assertThat(service.path("read_only").asBoolean()).as(one.getKey()).isTrue();
            assertThat(service.path("cap_drop").toString()).contains("ALL");
            assertThat(service.path("user").asText()).matches("[1-9][0-9]*:[0-9]+");
          }
        });
  }

  @Test
  void ports_are_those_of_this_machine_alone_and_nobody_has_the_same() {
    var taken = new ArrayList<String>();
    for (JsonNode service : services) {
      for (JsonNode port : service.path("ports")) {
        assertThat(port.asText()).startsWith("127.0.0.1:");
        taken.add(port.asText().split(":", -1)[1]);
      }
    }
    assertThat(taken).doesNotHaveDuplicates().contains("8080");
  }

  @Test
  void the_script_makes_every_secret_that_is_needed_once() throws Exception {
    Path folder = Files.createTempDirectory(Checkout.ROOT.resolve("deploy/checks/target"), "env");
    Map<String, String> made = made(folder);

    var needed = new TreeSet<String>();
    NEEDED
        .matcher(Checkout.text("deploy/compose/compose.yaml"))
        .results()
        .forEach(found -> needed.add(found.group(1)));
    assertThat(made.keySet()).containsAll(needed);
    assertThat(made.values()).allMatch(value -> value.length() > 40).doesNotHaveDuplicates();
    assertThat(made(folder)).isEqualTo(made);
    assertThat(Checkout.text(".gitignore")).contains("/deploy/compose/.env\n");
  }

  private static Map<String, String> made(Path folder) throws Exception {
    String script = FOLDER.resolve("secrets.sh").toString();
    var process =
        new ProcessBuilder(script, folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("said"))).isZero();
    var made = new java.util.TreeMap<String, String>();
    for (String line : Files.readAllLines(folder.resolve(".env"))) {
      String[] nameAndValue = line.split("=", 2);
      made.put(nameAndValue[0], nameAndValue[1]);
    }
    return made;
  }
}
