package dev.hindsight.torture.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A change of one source file.
 *
 * @param module {@code command-service}
 * @param type with its package, {@code dev.hindsight.command.log.postgres.PostgresLane}
 * @param before what stands there exactly once
 * @param after what stands there instead
 */
public record Edit(String module, String type, String before, String after) {

  Path file(Path root) {
    return root.resolve(module).resolve("src/main/java").resolve(type.replace('.', '/') + ".java");
  }

  /** How often what is to be changed stands in its file: once, unless somebody has changed it. */
  int places(Path root) throws IOException {
    var text = Files.readString(file(root));
    return text.split(java.util.regex.Pattern.quote(before), -1).length - 1;
  }

  String on(String text) {
    return text.replace(before, after);
  }
}
