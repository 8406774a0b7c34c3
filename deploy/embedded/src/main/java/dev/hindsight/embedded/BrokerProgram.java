package dev.hindsight.embedded;

import dev.hindsight.embedded.EmbeddedKafka.ProxiedListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the broker that the module {@code deploy/broker} has built: its jars stay off our own class
 * path.
 */
final class BrokerProgram {
  private BrokerProgram() {}

  static List<String> command(
      Path folder, int port, int controllerPort, @Nullable ProxiedListener proxied) {
    Path target = root().resolve("deploy/broker/target");
    Path lib = target.resolve("broker/lib");
    if (!Files.isDirectory(lib)) {
      throw new IllegalStateException(
          "the broker is missing in " + lib + ": run ./mvnw package -pl deploy/broker");
    }
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
    command.addAll(JvmOptions.ofEnvironment());
    command.addAll(
        List.of(
            "-cp",
            target.resolve("classes") + ":" + lib + "/*",
            "dev.hindsight.broker.Broker",
            folder.toString(),
            String.valueOf(port),
            String.valueOf(controllerPort)));
    if (proxied != null) {
      command.add(String.valueOf(proxied.port()));
      command.add(String.valueOf(proxied.proxyPort()));
    }
    return command;
  }

  private static Path root() {
    String root = System.getProperty("hindsight.root");
    if (root == null) {
      throw new IllegalStateException(
          "the system property hindsight.root must name the folder of the root pom.xml");
    }
    return Path.of(root).toAbsolutePath();
  }
}
