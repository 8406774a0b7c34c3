package dev.hindsight.local.access;

import dev.hindsight.local.DataOption;
import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which Hindsight is meant. */
public final class StackAddress {

  private static final int USUAL_PORT = 8080;

  @Option(
      names = "--url",
      description = "Address of Hindsight, when it is elsewhere; HINDSIGHT_TOKEN holds a token.")
  private @Nullable URI url;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the gateway on this machine (default: that of the stack, or 8080).")
  private @Nullable Integer port;

  // Its port is found there, and the key that signs tokens for it.
  @Mixin private final DataOption data = new DataOption();

  /** The address of its gateway. */
  public URI url(CommandSpec spec) {
    if (url != null && port != null) {
      throw new ParameterException(spec.commandLine(), "Give --url or --port, not both");
    }
    if (url != null) {
      return checked(url, spec);
    }
    return port == null ? ofStack(spec) : local(port);
  }

  /** What goes into the Authorization header; null when there is nothing to sign it with. */
  public @Nullable String bearer() {
    var folder = folder();
    return url == null && folder.isOurs() ? Bearer.of(folder) : Bearer.given();
  }

  private static URI checked(URI url, CommandSpec spec) {
    var scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new ParameterException(
          spec.commandLine(), "--url: expected http://host:port, found " + url);
    }
    return url;
  }

  private URI ofStack(CommandSpec spec) {
    var running = new StackFile(folder()).readRunning();
    if (running.isEmpty() && data.isNamed()) {
      throw new ParameterException(
          spec.commandLine(), "--data: Hindsight does not run on " + folder().root());
    }
    return running.map(StackStatus::gateway).map(URI::create).orElseGet(() -> local(USUAL_PORT));
  }

  private DataFolder folder() {
    return data.folder();
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
