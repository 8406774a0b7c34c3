package dev.hindsight.kit.live;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server-sent event, written out once however many hear it. */
public final class LiveEvent {

  private static final Pattern ONE_LINE = Pattern.compile("[^\\r\\n\\u0000]+");

  private final @Nullable String id;
  private final byte[] frame;

  private LiveEvent(@Nullable String id, byte[] frame) {
    this.id = id;
    this.frame = frame;
  }

  /**
   * An event of its parts.
   *
   * @param id what a reader sends as {@code Last-Event-ID} to go on after this event; null for one
   *     that a reader does not go on from
   * @param name its kind, by which a reader tells events apart
   * @param data such as JSON
   */
  public static LiveEvent of(@Nullable String id, String name, String data) {
    var text = new StringBuilder(data.length() + 64);
    if (id != null) {
      text.append("id: ").append(line(id)).append('\n');
    }
    text.append("event: ").append(line(name)).append('\n');
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    return new LiveEvent(id, text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Where a reader goes on after it. */
  public @Nullable String id() {
    return id;
  }

  byte[] frame() {
    return frame;
  }

  private static String line(String text) {
    if (!ONE_LINE.matcher(text).matches()) {
      throw new IllegalArgumentException("not one line: '" + text + "'");
    }
    return text;
  }
}
