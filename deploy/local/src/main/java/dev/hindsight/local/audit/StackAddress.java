package dev.hindsight.local.audit;

import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which Hindsight is meant. */
final class StackAddress {

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
      description = "The data of a stack that runs on this machine: its port is found there.")
  private @Nullable Path data;

  URI url(CommandSpec spec) {
    if (url != null && port != null) {
      throw new ParameterException(spec.commandLine(), "Give --url or --port, not both");
    }
    if (url != null) {
      return checked(url, spec);
    }
    if (port == null && data != null) {
      return ofStack(data, spec);
    }
    return URI.create("http://127.0.0.1:" + (port == null ? USUAL_PORT : port));
  }

  private static URI checked(URI url, CommandSpec spec) {
    var scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new ParameterException(
          spec.commandLine(), "--url: expected http://host:port, found " + url);
    }
    return url;
  }

  private static URI ofStack(Path data, CommandSpec spec) {
    return new StackFile(new DataFolder(data))
        .readRunning()
        .map(StackStatus::gateway)
        .map(URI::create)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(), "--data: Hindsight does not run on " + data));
  }
}
