package dev.hindsight.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** All that one folder of Kustomize makes: what a cluster would be given. */
record Cluster(String name, List<Manifest> manifests) {
  private static final String FOLDER = "deploy/kubernetes/";
  private static final Map<String, Cluster> KNOWN = new ConcurrentHashMap<>();

  static Cluster base() {
    return of("base");
  }

  static Stream<Cluster> overlays() {
    return Stream.of(of("overlays/small"), of("overlays/production"));
  }

  static Stream<Cluster> all() {
    return Stream.concat(Stream.of(base()), overlays());
  }

  /** Skips the test that asks, and says so, where nothing is there that renders. */
  static Cluster of(String folder) {
    return KNOWN.computeIfAbsent(folder, one -> rendered(one, Checkout.ROOT.resolve(FOLDER + one)));
  }

  static Cluster rendered(String name, Path folder) {
    Optional<List<String>> renderer = renderer();
    if (renderer.isEmpty()) {
      String why = "Not checked: neither kubectl nor kustomize is on the path to render " + folder;
      System.err.println(why);
      throw new TestAbortedException(why);
    }
    var manifests =
        Checkout.documents(run(renderer.get(), folder)).stream().map(Manifest::new).toList();
    return new Cluster(name, manifests);
  }

  private static Optional<List<String>> renderer() {
    return Stream.of(List.of("kubectl", "kustomize"), List.of("kustomize", "build"))
        .filter(command -> isOnPath(command.getFirst()))
        .findFirst();
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String run(List<String> renderer, Path folder) {
    try {
      var process =
          new ProcessBuilder(
                  Stream.concat(renderer.stream(), Stream.of(folder.toString())).toList())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(folder + " cannot be rendered");
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  List<Manifest> all(String kind) {
    return manifests.stream().filter(one -> one.kind().equals(kind)).toList();
  }

  /** Deployments of our own services, those that came later among them. */
  List<Manifest> services() {
    return all("Deployment").stream()
        .filter(one -> one.podLabels().containsKey("hindsight.dev/kind"))
        .toList();
  }

  Optional<Manifest> find(String kind, String name) {
    return all(kind).stream().filter(one -> one.name().equals(name)).findFirst();
  }

  Manifest the(String kind, String name) {
    return find(kind, name)
        .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " in " + this.name));
  }

  /** The same with what somebody adds to it. */
  Cluster with(Cluster other) {
    return new Cluster(
        name + " with " + other.name,
        Stream.concat(manifests.stream(), other.manifests.stream()).toList());
  }

  Secrets secrets() {
    return Secrets.neededBy(services().stream().map(Manifest::name).toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
