package dev.hindsight.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the launcher reads of a repository: two of the services, the routes, the broker. */
final class StandInRepository {
  private static final Path REAL = Path.of(System.getProperty("hindsight.root"));
  private static final Path SERVICES = Path.of("deploy", "local", "services");
  private static final Path GATEWAY = Path.of("deploy", "gateway");

  private StandInRepository() {}

  static Path in(Path folder) throws IOException {
    Path root = folder.resolve("repository");
    Files.createDirectories(root.resolve(SERVICES));
    Files.createDirectories(root.resolve(GATEWAY));
    for (Path file :
        List.of(
            SERVICES.resolve("command-service.properties"),
            SERVICES.resolve("query-service.properties"),
            GATEWAY.resolve("routes.yaml"))) {
      Files.copy(REAL.resolve(file), root.resolve(file));
    }
    Path broker = Path.of("deploy", "broker");
    Files.createSymbolicLink(root.resolve(broker), REAL.resolve(broker));
    return root;
  }

  /** One more service, with a database and routes of its own. */
  static void add(Path root, String name) throws IOException {
    Files.writeString(
        root.resolve(SERVICES).resolve(name + ".properties"),
        "database=" + name + "\nafter=command-service\n");
    Path routes = Files.createDirectories(root.resolve(GATEWAY).resolve(name));
    Files.writeString(
        routes.resolve("routes.yaml"),
        """
        kind: HTTPRoute
        spec:
          rules:
            - matches:
                - path: { type: PathPrefix, value: /%s }
                - path: { type: PathPrefix, value: /admin/%s }
              backendRefs:
                - { name: %s, port: 8080 }
        """
            .formatted(name, name, name));
  }
}
