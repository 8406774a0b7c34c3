package dev.hindsight.local.stack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file {@code run/stack.json}: always whole, replaced in one step. */
public final class StackFile {
  /** What a record knows is written, what it can tell about it is not. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path file;

  public StackFile(DataFolder data) {
    this.file = data.stackFile();
  }

  public Optional<StackStatus> read() {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), StackStatus.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The stack whose launcher lives. */
  public Optional<StackStatus> readRunning() {
    return read().filter(StackStatus::isRunning);
  }

  synchronized void write(StackStatus status) {
    Path fresh = file.resolveSibling("stack.json.new");
    try {
      Files.write(fresh, JSON.writeValueAsBytes(status));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
