package dev.hindsight.local.importer;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where Hindsight is. */
final class Target {

  private static final int USUAL_PORT = 8080;

  @Option(names = "--url", description = "Address of Hindsight, when it is not on this machine.")
  private @Nullable URI url;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the gateway on this machine (default: 8080).")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Taken as by ./hindsight up; an import needs no more than the port.")
  void data(Path dir) {
    // Nothing of it is kept: so that the options of one stack can be given to every subcommand.
  }

  URI url(CommandSpec spec) {
    if (url != null && port != null) {
      throw new ParameterException(spec.commandLine(), "Give --url or --port, not both");
    }
    if (url == null) {
      return URI.create("http://127.0.0.1:" + (port == null ? USUAL_PORT : port));
    }
    var scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new ParameterException(
          spec.commandLine(), "--url: expected http://host:port, found " + url);
    }
    return url;
  }
}
