package dev.hindsight.local;

import dev.hindsight.local.stack.DataFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a stack: the folder of its data. */
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the data is kept (default: ./data).")
  private @Nullable Path folder;

  public boolean isNamed() {
    return folder != null;
  }

  /** The folder that was named, or the usual one. */
  public DataFolder folder() {
    return new DataFolder(folder == null ? Repository.root().resolve("data") : folder);
  }
}
