package dev.hindsight.local.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pom of the repository, changed in one line and otherwise left as people wrote it. */
final class RootPom {
  /** The launcher is built last: its tests need what the others have packaged. */
  private static final String LAST = "    <module>deploy/local</module>\n";

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>hindsight</artifactId>\\s*<version>([^<]+)</version>");

  private final Path file;
  private final String text;

  RootPom(Path root) throws IOException {
    file = root.resolve("pom.xml");
    text = Files.readString(file);
    if (!text.contains(LAST)) {
      throw new IllegalStateException(file + " has no line " + LAST.strip());
    }
  }

  String version() {
    Matcher found = VERSION.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException(file + " does not say which version of hindsight it is");
    }
    return found.group(1);
  }

  boolean names(String module) {
    return text.contains("<module>" + module + "</module>");
  }

  void add(String module) throws IOException {
    Path fresh = file.resolveSibling("pom.xml.new");
    Files.writeString(fresh, text.replace(LAST, "    <module>" + module + "</module>\n" + LAST));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
