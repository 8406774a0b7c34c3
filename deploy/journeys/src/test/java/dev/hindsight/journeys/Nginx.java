package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The gateway of compose, with its very file, before services that listen elsewhere. */
final class Nginx implements AutoCloseable {
  private static final Path ROOT = Path.of(System.getProperty("hindsight.root"));
  private static final Path FETCHED = ROOT.resolve("deploy/journeys/target/nginx");

  final int port = Ports.free();
  final int operatorsPort = Ports.free();
  private final Path folder;
  private final Process process;

  /** Named as compose names them, without {@code GATEWAY_}. */
  Nginx(Path program, Path folder, Map<String, String> upstreams) throws IOException {
    this.folder = folder;
    String settings = Files.readString(ROOT.resolve("deploy/compose/nginx.conf"));
    for (var value : values(upstreams).entrySet()) {
      settings = settings.replace("${GATEWAY_" + value.getKey() + "}", value.getValue());
    }
    assertThat(settings).doesNotContain("${GATEWAY_");
    Path file = Files.writeString(folder.resolve("nginx.conf"), settings);
    process =
        new ProcessBuilder(
                program.toString(),
                "-e",
                "stderr",
                "-p",
                folder.toString(),
                "-c",
                file.toString(),
                "-g",
                "daemon off;")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    await("nginx")
        .atMost(PackagedStack.LIMIT)
        .until(() -> !process.isAlive() || !Ports.isFree(port));
    assertThat(process.isAlive()).as(log()).isTrue();
  }

  private Map<String, String> values(Map<String, String> upstreams) {
    return Stream.concat(
            upstreams.entrySet().stream(),
            Map.of(
                "FOLDER",
                folder.toString(),
                "ADDRESS",
                "127.0.0.1",
                "PORT",
                String.valueOf(port),
                "OPERATORS_PORT",
                String.valueOf(operatorsPort),
                "RESOLVER",
                "127.0.0.1",
                "CONNECTIONS",
                "4")
                .entrySet()
                .stream())
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("nginx.log"));
  }

  /** From the path, or else unpacked from Debian's package; empty where there is neither. */
  static Optional<Path> program() throws IOException, InterruptedException {
    Optional<Path> installed =
        Stream.concat(Stream.of("/usr/sbin"), Stream.of(System.getenv("PATH").split(":")))
            .map(place -> Path.of(place, "nginx"))
            .filter(Files::isExecutable)
            .findFirst();
    return installed.isPresent() ? installed : fetched();
  }

  private static Optional<Path> fetched() throws IOException, InterruptedException {
    Path program = FETCHED.resolve("usr/sbin/nginx");
    if (!Files.isExecutable(program) && !Files.exists(FETCHED)) {
      Files.createDirectories(FETCHED);
      var fetching =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "apt-get download nginx && dpkg-deb -x nginx_*.deb . && rm nginx_*.deb")
              .directory(FETCHED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(FETCHED.resolve("fetch.log").toFile())
              .start();
      if (!fetching.waitFor(1, TimeUnit.MINUTES)) {
        fetching.destroyForcibly();
      }
    }
    return Optional.of(program).filter(Files::isExecutable);
  }

  @Override
  public void close() {
    // Its workers end with it.
    process.destroy();
    assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
  }

  static List<String> upstreams() {
    return List.of("COMMAND_SERVICE", "QUERY_SERVICE", "ANALYTICS_SERVICE");
  }
}
