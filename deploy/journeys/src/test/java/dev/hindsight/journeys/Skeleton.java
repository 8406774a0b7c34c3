package dev.hindsight.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A checkout of this repository in which new modules can be written and built: what is built
 * already is linked, what a new consumer changes is copied.
 */
final class Skeleton {
  private static final Path REAL = Path.of(System.getProperty("hindsight.root"));
  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final List<String> COPIED =
      List.of("pom.xml", "hindsight", "mvnw", ".mvn", "deploy/gateway", "deploy/local/services");

  /** The modules that a consumer is built against, and the one that holds their versions. */
  private static final List<String> ARTIFACTS =
      List.of("event-schemas", "service-kit", "consumer-kit");

  private static final String VERSION = "0.1.0-SNAPSHOT";

  final Path root;
  private final Path repository;

  private Skeleton(Path root, Path repository) {
    this.root = root;
    this.repository = repository;
  }

  static Skeleton in(Path place) throws IOException {
    var skeleton = new Skeleton(place.resolve("checkout"), place.resolve("artifacts"));
    for (String module : modules()) {
      Path folder = Files.createDirectories(skeleton.root.resolve(module));
      Files.copy(REAL.resolve(module).resolve("pom.xml"), folder.resolve("pom.xml"));
      Files.createSymbolicLink(folder.resolve("target"), REAL.resolve(module).resolve("target"));
    }
    for (String copied : COPIED) {
      copy(REAL.resolve(copied), skeleton.root.resolve(copied));
    }
    skeleton.publish();
    return skeleton;
  }

  private static List<String> modules() throws IOException {
    return MODULE
        .matcher(Files.readString(REAL.resolve("pom.xml")))
        .results()
        .map(module -> module.group(1))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Into a repository of the test's own, before the user's: nothing is ever installed there. */
  private void publish() throws IOException {
    Path group = repository.resolve("dev/hindsight");
    place(REAL.resolve("pom.xml"), group, "hindsight", ".pom");
    for (String artifact : ARTIFACTS) {
      place(REAL.resolve(artifact).resolve("pom.xml"), group, artifact, ".pom");
      Path jar = Path.of(artifact, "target", artifact + "-" + VERSION + ".jar");
      place(REAL.resolve(jar), group, artifact, ".jar");
    }
  }

  private static void place(Path file, Path group, String artifact, String end) throws IOException {
    Path folder = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
    Files.copy(file, folder.resolve(artifact + "-" + VERSION + end));
  }

  /** Builds one module, with its tests, its format and all checks; nothing else is built again. */
  void build(String module) throws IOException, InterruptedException {
    bash(buildCommand(module)).succeeded();
  }

  String buildCommand(String module) {
    Path mine = Path.of(System.getProperty("user.home"), ".m2", "repository");
    return "./mvnw -q -o -Dmaven.repo.local=%s -Dmaven.repo.local.tail=%s -pl %s package"
        .formatted(repository, mine, module);
  }

  /** A script in the root of the checkout. */
  Command bash(String script) throws IOException, InterruptedException {
    return Command.bash(root, script);
  }
}
