package dev.hindsight.events.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks one export line by line: a header, then lines whose hash is told every {@link
 * #CHECK_EVERY} of them, then the manifest and nothing behind it. So damage is found near its
 * place.
 */
public final class ExportChecker {

  /** The version of the form that is written and read here. */
  public static final int FORMAT = 1;

  /** So many lines at most are between two hashes. */
  public static final int CHECK_EVERY = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Digest digest = new Digest();
  private final Map<LineKind, Long> counts = new EnumMap<>(LineKind.class);
  private final long linesBefore;
  private long sound;
  private @Nullable Manifest manifest;

  public ExportChecker() {
    this(0);
  }

  /** For an export that stands behind another one: lines are named by their number from the top. */
  public ExportChecker(long linesBefore) {
    this.linesBefore = linesBefore;
    this.sound = linesBefore;
  }

  /**
   * Takes the next line, without its newline.
   *
   * @throws DamagedExport when it cannot be what was written there
   */
  public LineKind line(byte[] line) throws DamagedExport {
    var number = number();
    if (manifest != null) {
      throw new DamagedExport("line " + number + " stands behind the manifest");
    }
    var kind = LineKind.of(line, number);
    if (kind.isHeader() != (digest.lines() == 0)) {
      throw new DamagedExport(
          kind.isHeader()
              ? "line " + number + " is a second header"
              : "line " + number + " should be the header of an export, and is not");
    }
    switch (kind) {
      case EXPORT, KEYS -> checkFormat(body(line, number, JsonNode.class));
      case CHECK -> check(body(line, number, JsonNode.class).path("sha256").asText(), number);
      case MANIFEST -> end(body(line, number, Manifest.class), number);
      case EVENT, BATCH, ANSWER, FOLLOWER, KEY -> {}
    }
    if (kind != LineKind.CHECK && number - sound > CHECK_EVERY) {
      throw new DamagedExport(
          "the hash that should stand at line %d at the latest is missing".formatted(number));
    }
    counts.merge(kind, 1L, Long::sum);
    digest.add(line);
    return kind;
  }

  /** The number of the line that is next. */
  public long number() {
    return linesBefore + digest.lines() + 1;
  }

  /** Whether the manifest has been read. */
  public boolean isComplete() {
    return manifest != null;
  }

  /**
   * To be called behind the last line.
   *
   * @throws DamagedExport when the manifest is missing
   */
  public Manifest complete() throws DamagedExport {
    if (manifest == null) {
      throw new DamagedExport(
          "it breaks off behind line %d: the manifest is missing".formatted(number() - 1));
    }
    return manifest;
  }

  private void checkFormat(JsonNode header) throws DamagedExport {
    var format = header.path("format").asInt();
    if (format != FORMAT) {
      throw new DamagedExport(
          "line 1: this is an export of format %d, and only format %d can be read here"
              .formatted(format, FORMAT));
    }
  }

  private void check(String sha256, long number) throws DamagedExport {
    if (!digest.hex().equals(sha256)) {
      throw new DamagedExport(
          "the lines %d to %d are not what was exported: their hash is another one"
              .formatted(sound + 1, number - 1));
    }
    sound = number;
  }

  private void end(Manifest told, long number) throws DamagedExport {
    check(told.sha256(), number);
    same("lines", told.lines(), digest.lines());
    same("events", told.events(), count(LineKind.EVENT));
    same("answers", told.answers(), count(LineKind.ANSWER));
    same("batches", told.batches(), count(LineKind.BATCH));
    same("keys", told.keys(), count(LineKind.KEY));
    manifest = told;
  }

  private long count(LineKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  private static void same(String what, long told, long found) throws DamagedExport {
    if (told != found) {
      throw new DamagedExport(
          "the manifest tells of %d %s, and %d came".formatted(told, what, found));
    }
  }

  private static <T> T body(byte[] line, long number, Class<T> type) throws DamagedExport {
    try {
      var body = MAPPER.readTree(line).elements().next();
      return MAPPER.treeToValue(body, type);
    } catch (IOException e) {
      throw new DamagedExport("line " + number + " cannot be read: " + e.getMessage());
    }
  }
}
