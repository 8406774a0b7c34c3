package dev.hindsight.local.importer.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a run ended and what it came to; as JSON the closing line for programs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Result(
    Outcome outcome, @Nullable String problem, List<OfFile> files, double seconds) {

  /** Whether all files were gone through. */
  public enum Outcome {
    COMPLETE,
    STOPPED,
    FAILED;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What one file came to. */
  public record OfFile(String file, Figures figures) {}

  public Result {
    files = List.copyOf(files);
  }

  @JsonProperty
  public Figures total() {
    return files.stream().map(OfFile::figures).reduce(Figures.NONE, Figures::plus);
  }

  @JsonProperty
  public long commandsPerSecond() {
    return seconds > 0 ? Math.round(total().commands() / seconds) : 0;
  }
}
