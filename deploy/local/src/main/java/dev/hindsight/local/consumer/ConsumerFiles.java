package dev.hindsight.local.consumer;

import io.quarkus.qute.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a consumer as they shall stand in the repository, made of templates. */
final class ConsumerFiles {
  private static final String TEMPLATES = "/new-consumer/";

  private final Engine engine = Engine.builder().addDefaults().build();
  private final ConsumerName name;
  private final Map<String, Object> values;

  ConsumerFiles(ConsumerName name, String version, int port) {
    this.name = name;
    this.values =
        Map.of(
            "name", name.text(),
            "package", name.packageName(),
            "database", name.database(),
            "version", version,
            "port", port);
  }

  /** Their texts by their places below the root of the repository. */
  Map<Path, String> all() {
    var files = new LinkedHashMap<Path, String>();
    places().forEach((template, place) -> files.put(Path.of(place), render(template)));
    return files;
  }

  private Map<String, String> places() {
    String module = name.text() + "/";
    String main = module + "src/main/java/dev/hindsight/" + name.packageName() + "/";
    String test = module + "src/test/java/dev/hindsight/" + name.packageName() + "/";
    String gateway = "deploy/gateway/" + module;
    String kubernetes = "deploy/kubernetes/" + module;
    var places = new LinkedHashMap<String, String>();
    places.put("module/README.md", module + "README.md");
    places.put("module/pom.xml", module + "pom.xml");
    places.put("module/Dockerfile", module + "Dockerfile");
    places.put("module/dockerignore", module + ".dockerignore");
    places.put("java/CartPieces.java", main + "CartPieces.java");
    places.put("java/CartPiecesProjection.java", main + "CartPiecesProjection.java");
    places.put("java/CartPiecesResource.java", main + "CartPiecesResource.java");
    places.put("java/package-info.java", main + "package-info.java");
    places.put("java/CartPiecesProjectionTest.java", test + "CartPiecesProjectionTest.java");
    places.put("java/test-package-info.java", test + "package-info.java");
    places.put(
        "module/application.properties", module + "src/main/resources/application.properties");
    places.put(
        "sql/V1__cart_pieces.sql", module + "src/main/resources/db/migration/V1__cart_pieces.sql");
    places.put("local/service.properties", "deploy/local/services/" + name.text() + ".properties");
    places.put("gateway/routes.yaml", gateway + "routes.yaml");
    places.put("gateway/kustomization.yaml", gateway + "kustomization.yaml");
    places.put("kubernetes/kustomization.yaml", kubernetes + "kustomization.yaml");
    places.put("kubernetes/deployment.yaml", kubernetes + "deployment.yaml");
    places.put("kubernetes/service.yaml", kubernetes + "service.yaml");
    places.put("kubernetes/kafka-user.yaml", kubernetes + "kafka-user.yaml");
    places.put("kubernetes/scaling-kustomization.yaml", kubernetes + "scaling/kustomization.yaml");
    places.put("kubernetes/scaling.yaml", kubernetes + "scaling/scaled-object.yaml");
    return places;
  }

  private String render(String template) {
    try (var file = ConsumerFiles.class.getResourceAsStream(TEMPLATES + template)) {
      if (file == null) {
        throw new IllegalStateException("there is no template " + template);
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return engine.parse(text, null, template).render(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
