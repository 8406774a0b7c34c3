package dev.hindsight.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where results are kept: {@code latest.json}, {@code latest.md}, {@code latest.svg} and a page.
 */
public final class ResultsFolder {

  private final Path folder;

  public ResultsFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes all, over what was there. */
  public void write(Results results) throws IOException {
    Files.createDirectories(folder);
    var picture = ResultsPlot.of(results.figures());
    Files.writeString(folder.resolve("latest.json"), ResultsJson.of(results));
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
