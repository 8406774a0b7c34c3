package dev.hindsight.bench.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where results are kept: {@code latest.json}, {@code latest.md}, {@code latest.svg} and a page.
 */
public final class ResultsFolder {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path folder;

  public ResultsFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all. Rows of other parts stay, if they are of the same machine and settings: each says
   * when it was measured, and on which commit.
   */
  public void write(Results measured) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve("latest.json");
    var results =
        Files.exists(file)
            ? measured.after(JSON.readValue(file.toFile(), Results.class))
            : measured;
    var picture = ResultsPlot.of(results.rows());
    Files.writeString(
        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
    Files.writeString(folder.resolve("latest.md"), ResultsTable.of(results));
    Files.writeString(folder.resolve("latest.svg"), picture);
    Files.writeString(folder.resolve("latest.html"), page(results, picture));
  }

  private static String page(Results results, String picture) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>Hindsight, measured %s</title>
    <style>body { font: 15px system-ui, sans-serif; margin: 2rem auto; max-width: 62rem } pre { overflow: auto }</style>
    <h1>Ours beside the raw limit</h1>
    <p>%s, %d cores. A bar is ours as a multiple of the limit of the same run; the line is the target.</p>
    %s
    <p><a href="latest.md">The table</a>, <a href="latest.json">the same for programs</a>.</p>
    </html>
    """
        .formatted(results.at(), results.machine().cpu(), results.machine().cores(), picture);
  }
}
