package dev.hindsight.torture.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * The packaged services with a mutant in them: only packages that it changes are compiled again.
 */
public final class MutantBuild {

  private static final List<String> SERVICES =
      List.of("command-service", "query-service", "analytics-service");

  private final Path root;
  private final Path target;

  private MutantBuild(Path root, Path target) {
    this.root = root;
    this.target = target;
  }

  /**
   * Makes one.
   *
   * @param root the repository, built
   * @param target a folder that becomes the root of the mutant
   */
  public static void make(Mutant mutant, Path root, Path target) throws IOException {
    var build = new MutantBuild(root, target);
    for (var service : SERVICES) {
      build.copy(service);
    }
    var packages =
        mutant.edits().stream().collect(Collectors.groupingBy(edit -> edit.file(root).getParent()));
    for (var edits : packages.values()) {
      build.change(edits);
    }
  }

  private void copy(String service) throws IOException {
    var from = root.resolve(service).resolve("target/quarkus-app");
    var to = target.resolve(service).resolve("target/quarkus-app");
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        // A cache of the JVM is of the code as it was.
        if (!file.toString().endsWith(".aot")) {
          Files.createDirectories(to.resolve(from.relativize(file)).getParent());
          Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  // All edits of a package.
  private void change(List<Edit> edits) throws IOException {
    var classes = compile(edits);
    for (var jar : jars(edits.getFirst().module())) {
      replace(jar, classes);
    }
  }

  // Where the classes of a module are: its own service, or each one that has it as a library.
  private List<Path> jars(String module) throws IOException {
    var found = new ArrayList<Path>();
    for (var service : SERVICES) {
      var app = target.resolve(service).resolve("target/quarkus-app");
      try (var files = Files.walk(app)) {
        files
            .filter(file -> file.getFileName().toString().matches(".*" + module + "-[0-9].*\\.jar"))
            .forEach(found::add);
      }
    }
    return found;
  }

  // The whole package: constants of the one that is changed are in the code of the others.
  private Path compile(List<Edit> edits) throws IOException {
    var folder = Files.createTempDirectory(target, "mutant");
    var sources = folder.resolve("sources");
    Files.createDirectory(sources);
    try (var siblings = Files.list(edits.getFirst().file(root).getParent())) {
      for (var one : (Iterable<Path>) siblings::iterator) {
        if (one.toString().endsWith(".java") && !one.endsWith("package-info.java")) {
          Files.copy(one, sources.resolve(one.getFileName()));
        }
      }
    }
    for (var edit : edits) {
      apply(edit, sources.resolve(edit.file(root).getFileName()));
    }
    var out = Files.createDirectory(folder.resolve("classes"));
    var arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-parameters"));
    arguments.addAll(List.of("-d", out.toString(), "-cp", classPath(target)));
    try (var all = Files.list(sources)) {
      all.map(Path::toString).forEach(arguments::add);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException(
          "the mutant of " + edits.getFirst().type() + " does not compile");
    }
    return out;
  }

  private void apply(Edit edit, Path copy) throws IOException {
    if (edit.places(root) != 1) {
      throw new IllegalStateException(
          "%s has %d places such as: %s"
              .formatted(edit.file(root), edit.places(root), edit.before()));
    }
    Files.writeString(copy, edit.on(Files.readString(copy)));
  }

  // Of all services: a few are there twice, and are the same.
  private static String classPath(Path target) throws IOException {
    try (var files = Files.walk(target)) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".jar"))
          .collect(Collectors.joining(":"));
    }
  }

  private static void replace(Path jar, Path classes) throws IOException {
    try (var zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
        var files = Files.walk(classes)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            try {
              Files.copy(
                  file,
                  zip.getPath("/" + classes.relativize(file)),
                  StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
