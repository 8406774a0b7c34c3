package dev.hindsight.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The secrets of compose as its script makes them, and the tokens that its other script signs. */
final class ComposeSecrets {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("hindsight.root"), "deploy/compose");

  private final Path folder;

  private ComposeSecrets(Path folder) {
    this.folder = folder;
  }

  static ComposeSecrets in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run(folder, Map.of(), "secrets.sh", folder.toString());
    return new ComposeSecrets(folder);
  }

  /** The key that signs tokens, as a stack of ours can be given it. */
  String tokenKey() throws IOException {
    for (String line : Files.readAllLines(folder.resolve(".env"))) {
      if (line.startsWith("TOKEN_KEY=")) {
        return line.substring("TOKEN_KEY=".length());
      }
    }
    throw new AssertionError("no TOKEN_KEY");
  }

  String token(String role) throws IOException, InterruptedException {
    var environment = Map.of("HINDSIGHT_ENV", folder.resolve(".env").toString());
    return run(folder, environment, "token.sh", role).strip();
  }

  private static String run(
      Path folder, Map<String, String> environment, String script, String argument)
      throws IOException, InterruptedException {
    var line = List.of(SCRIPTS.resolve(script).toString(), argument);
    return Command.run(folder, line, environment).succeeded();
  }
}
