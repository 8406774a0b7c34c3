package dev.hindsight.local.stack;

import dev.hindsight.embedded.AotCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services of a repository: a file {@code deploy/local/services/NAME.properties} for each,
 * whose program is what was built in the folder NAME.
 */
public final class ServiceFiles implements Services {
  private static final String END = ".properties";
  private static final Set<String> KEYS = Set.of("database", "owner", "after", "keeps-keys");

  private final Path root;

  public ServiceFiles(Path root) {
    this.root = root;
  }

  /** Where the files are. */
  public static Path folder(Path root) {
    return root.resolve("deploy/local/services");
  }

  @Override
  public List<ServiceDescription> all() {
    try (Stream<Path> files = Files.list(folder(root))) {
      var services = new ArrayList<ServiceDescription>();
      for (Path file : files.filter(one -> one.toString().endsWith(END)).sorted().toList()) {
        services.add(read(file));
      }
      return inOrder(services);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the services in " + folder(root) + " cannot be read: " + e.getMessage(), e);
    }
  }

  private ServiceDescription read(Path file) throws IOException {
    var values = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      values.load(reader);
    }
    for (String key : values.stringPropertyNames()) {
      require(KEYS.contains(key), file, "nothing but " + KEYS + ", found " + key);
    }
    String fileName = file.getFileName().toString();
    String name = fileName.substring(0, fileName.length() - END.length());
    @Nullable String database = values.getProperty("database");
    require(database != null, file, "database=<its own database>");
    return new ServiceDescription(
        name,
        String.valueOf(database),
        String.valueOf(database),
        values.getProperty("owner", String.valueOf(database)),
        words(values.getProperty("after", "")),
        Boolean.parseBoolean(values.getProperty("keeps-keys", "false")),
        cache(name).program());
  }

  /** What a service starts faster from, once it was trained. */
  public AotCache cache(String service) {
    return new AotCache(root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"));
  }

  private static Set<String> words(String text) {
    return Stream.of(text.split("[ ,]+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void require(boolean holds, Path file, String expected) {
    if (!holds) {
      throw new IllegalStateException(file + ": expected " + expected);
    }
  }

  private static List<ServiceDescription> inOrder(List<ServiceDescription> services) {
    Map<String, ServiceDescription> placed = new LinkedHashMap<>();
    var left = new ArrayList<>(services);
    while (!left.isEmpty()) {
      List<ServiceDescription> next =
          left.stream().filter(one -> placed.keySet().containsAll(one.after())).toList();
      if (next.isEmpty()) {
        throw new IllegalStateException(
            "services that start after each other, or after one that is not there: "
                + left.stream().map(one -> one.name() + " after " + one.after()).toList());
      }
      next.forEach(one -> placed.put(one.name(), one));
      left.removeAll(next);
    }
    return List.copyOf(placed.values());
  }
}
