package dev.hindsight.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The variables of the environment that a packaged service reads when it starts: our own settings
 * as its sources name them, those of its extensions as their jars describe them, and Kafka's.
 */
final class ServiceSettings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OURS = Pattern.compile("hindsight[.][a-z][a-z.-]*[a-z]");
  private static final String DESCRIPTION = "META-INF/quarkus-config-doc/quarkus-config-model.json";

  private final String service;
  private final Set<String> variables = new HashSet<>();
  private final Set<String> fixedAtBuild = new HashSet<>();

  private ServiceSettings(String service) {
    this.service = service;
  }

  static ServiceSettings of(String service) {
    var settings = new ServiceSettings(service);
    try {
      settings.addOurs();
      settings.addThoseOfExtensions();
      settings.addThoseOfKafka();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return settings;
  }

  boolean reads(String variable) {
    return variables.contains(variable);
  }

  /** Known, and too late to be said when a service starts. */
  boolean isFixedAtBuild(String variable) {
    return fixedAtBuild.contains(variable);
  }

  private void addOurs() throws IOException {
    boolean isReader = Checkout.text(service + "/pom.xml").contains("consumer-kit");
    var modules =
        isReader
            ? Stream.of(service, "service-kit", "consumer-kit")
            : Stream.of(service, "service-kit");
    for (String module : modules.toList()) {
      try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(module).resolve("src/main"))) {
        for (Path file : files.filter(ServiceSettings::isSource).toList()) {
          OURS.matcher(Files.readString(file))
              .results()
              .forEach(found -> variables.add(variable(found.group())));
        }
      }
    }
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java") || file.toString().endsWith(".properties");
  }

  private void addThoseOfExtensions() throws IOException {
    Path jars = Checkout.ROOT.resolve(service).resolve("target/quarkus-app/lib/main");
    try (var files = Files.newDirectoryStream(jars, "*.jar")) {
      for (Path file : files) {
        try (var jar = new JarFile(file.toFile())) {
          var description = jar.getJarEntry(DESCRIPTION);
          if (description != null) {
            add(JSON.readTree(jar.getInputStream(description)));
          }
        }
      }
    }
  }

  private void add(JsonNode description) {
    for (JsonNode item : description.findParents("phase")) {
      var known = item.path("phase").asText().equals("RUN_TIME") ? variables : fixedAtBuild;
      known.add(item.path("path").path("environmentVariable").asText());
      for (JsonNode other : item.path("additionalPaths")) {
        known.add(other.path("environmentVariable").asText());
      }
    }
  }

  private void addThoseOfKafka() {
    Stream.of(
            ConsumerConfig.configNames(),
            ProducerConfig.configNames(),
            AdminClientConfig.configNames())
        .flatMap(Set::stream)
        .forEach(name -> variables.add(variable("kafka." + name)));
  }

  private static String variable(String property) {
    return property.replaceAll("[^a-zA-Z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
