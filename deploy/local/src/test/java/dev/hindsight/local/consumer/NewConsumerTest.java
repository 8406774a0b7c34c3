package dev.hindsight.local.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hindsight.local.gateway.Route;
import dev.hindsight.local.gateway.RouteFiles;
import dev.hindsight.local.stack.ServiceDescription;
import dev.hindsight.local.stack.ServiceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, where, and what is left alone. */
class NewConsumerTest {
  private static final Path REAL = Path.of(System.getProperty("hindsight.root"));
  private static final String LONGEST = "a-consumer-with-a-longish-name";
  private static final int LINE = 100;
  private static final int MOST_LINES_BY_HAND = 60;

  @TempDir private Path root;

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(ServiceFiles.folder(root));
    Files.copy(REAL.resolve("pom.xml"), root.resolve("pom.xml"));
    for (String name : List.of("command-service", "query-service")) {
      Files.copy(
          ServiceFiles.folder(REAL).resolve(name + ".properties"),
          ServiceFiles.folder(root).resolve(name + ".properties"));
    }
  }

  @Test
  void a_consumer_has_its_place_everywhere_under_one_name() throws IOException {
    write("cart-pieces");

    ServiceDescription service = new ServiceFiles(root).named("cart-pieces");
    assertThat(service.database()).isEqualTo("cart_pieces");
    assertThat(service.after()).containsExactly("command-service");
    assertThat(RouteFiles.in(root.resolve("deploy/gateway")))
        .allMatch(route -> "cart-pieces".equals(route.service()))
        .extracting(Route::prefix)
        .containsExactly("/admin/cart-pieces/q", "/admin/cart-pieces", "/cart-pieces");
    assertThat(read("pom.xml"))
        .isEqualTo(
            Files.readString(REAL.resolve("pom.xml"))
                .replace(
                    "    <module>deploy/local</module>\n",
                    "    <module>cart-pieces</module>\n    <module>deploy/local</module>\n"));
    assertThat(read("cart-pieces/pom.xml")).contains("<artifactId>cart-pieces</artifactId>");
    assertThat(read("cart-pieces/src/main/resources/application.properties"))
        .contains("quarkus.application.name=cart-pieces", "5432/cart_pieces");
    assertThat(root.resolve("cart-pieces/src/main/java/dev/hindsight/cartpieces")).isDirectory();
  }

  @Test
  void what_is_deployed_names_one_service_one_image_one_port() throws IOException {
    write("cart-pieces");

    Path folder = root.resolve("deploy/kubernetes/cart-pieces");
    JsonNode kustomization = yaml(folder.resolve("kustomization.yaml"));
    JsonNode deployment = document(folder.resolve("deployment.yaml"), "Deployment");
    JsonNode service = document(folder.resolve("service.yaml"), "Service");
    for (JsonNode resource : kustomization.path("resources")) {
      assertThat(folder.resolve(resource.asText())).exists();
    }
    JsonNode labels = deployment.path("spec").path("template").path("metadata").path("labels");
    JsonNode container =
        deployment.path("spec").path("template").path("spec").path("containers").get(0);
    JsonNode selected = deployment.path("spec").path("selector").path("matchLabels");
    assertThat(labels.properties()).containsAll(selected.properties());
    assertThat(service.path("spec").path("selector")).isEqualTo(selected);
    assertThat(service.path("metadata").path("name").asText()).isEqualTo("cart-pieces");
    assertThat(container.path("image").asText()).startsWith("hindsight/cart-pieces:");
    assertThat(service.path("spec").path("ports").get(0).path("targetPort").asText())
        .isEqualTo(container.path("ports").get(0).path("name").asText());
    assertThat(read("deploy/gateway/cart-pieces/kustomization.yaml")).contains("- routes.yaml");
    for (String line : read("cart-pieces/Dockerfile").split("\n", -1)) {
      assertThat(line).doesNotMatch("COPY (?!--chown=185:0 target/quarkus-app/).*");
    }
  }

  @Test
  void nothing_of_the_templates_is_left_and_no_line_is_too_long_even_with_the_longest_name()
      throws IOException {
    write(LONGEST);

    for (var file : everything().entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .doesNotContainPattern("\\{(name|package|database|version|port)}");
      if (file.getKey().endsWith(".java")) {
        assertThat(file.getValue().lines()).allMatch(line -> line.length() <= LINE);
      }
    }
  }

  @Test
  void an_ordinary_view_is_short() throws IOException {
    write("cart-pieces");

    var byHand = new ArrayList<String>();
    for (var file : everything().entrySet()) {
      boolean view =
          file.getKey().contains("src/main/java") && !file.getKey().contains("package-info");
      if (view || file.getKey().endsWith(".sql")) {
        file.getValue().lines().filter(NewConsumerTest::isWritten).forEach(byHand::add);
      }
    }

    assertThat(byHand).hasSizeBetween(MOST_LINES_BY_HAND / 2, MOST_LINES_BY_HAND);
  }

  /** Blank lines, comments, and what an editor writes by itself do not count. */
  private static boolean isWritten(String line) {
    return !Pattern.matches("\\s*|\\s*(/?\\*|//|--|package |import ).*", line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Carts",
        "1st",
        "a--b",
        "-a",
        "a-",
        "a_b",
        "a.b",
        "../a",
        "a/b",
        "a b",
        "carts",
        "analytics",
        "kit",
        "class",
        "a-1",
        "a-name-that-is-longer-than-we-take"
      })
  void a_name_that_would_not_do_is_refused(String name) {
    assertThatThrownBy(() -> new ConsumerName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "' cannot be the name");
  }

  @Test
  void nothing_that_is_there_is_written_over() throws IOException {
    write("cart-pieces");
    Map<String, String> before = everything();
    assertThatThrownBy(() -> write("cart-pieces"))
        .hasMessageContainingAll("is there already", "nothing was written");

    Path routes = Files.createDirectories(root.resolve("deploy/gateway/other"));
    Files.writeString(routes.resolve("routes.yaml"), "mine");
    Files.createDirectories(root.resolve("third"));
    Files.writeString(ServiceFiles.folder(root).resolve("x.properties"), "database=fourth_one\n");
    before.put("deploy/gateway/other/routes.yaml", "mine");
    before.put("deploy/local/services/x.properties", "database=fourth_one\n");

    assertThatThrownBy(() -> write("other")).hasMessageContaining("is there already");
    assertThatThrownBy(() -> write("third")).hasMessageContaining("a folder or a module");
    assertThatThrownBy(() -> write("fourth-one")).hasMessageContaining("x has a database");
    assertThat(everything()).isEqualTo(before);
  }

  private void write(String name) {
    new NewConsumer(root, new ConsumerName(name)).write();
  }

  private String read(String file) throws IOException {
    return Files.readString(root.resolve(file));
  }

  private static JsonNode document(Path file, String kind) throws IOException {
    try (var documents =
        new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.path("kind").asText().equals(kind)) {
          return document;
        }
      }
    }
    throw new AssertionError("no " + kind + " in " + file);
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile());
  }

  private Map<String, String> everything() throws IOException {
    var texts = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
