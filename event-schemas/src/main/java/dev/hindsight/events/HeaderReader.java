package dev.hindsight.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the headers of one record, and names the one that is not what it should be. */
final class HeaderReader {

  private final Function<String, byte @Nullable []> headers;
  private final String type;

  HeaderReader(Function<String, byte @Nullable []> headers) {
    this.headers = headers;
    var known = optional(CloudEvents.TYPE);
    this.type = known == null ? "a record without type" : known;
    if (known == null) {
      throw missing(CloudEvents.TYPE);
    }
  }

  String type() {
    return type;
  }

  @Nullable String optional(String name) {
    var value = headers.apply(name);
    return value == null ? null : new String(value, UTF_8);
  }

  String text(String name) {
    var value = optional(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  <T> T read(String name, Function<String, T> parser) {
    var text = text(name);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableEvent(type, "the header " + name + " is \"" + text + "\"", e);
    }
  }

  UUID uuid(String name) {
    return read(
        name,
        text -> {
          if (!CanonicalUuid.is(text)) {
            throw new IllegalArgumentException("a UUID has 36 characters");
          }
          return UUID.fromString(text);
        });
  }

  /** 1, 2, 3 … */
  long count(String name) {
    return read(
        name,
        text -> {
          var count = Long.parseLong(text);
          if (count < 1) {
            throw new IllegalArgumentException("it counts from 1");
          }
          return count;
        });
  }

  private UnreadableEvent missing(String name) {
    return new UnreadableEvent(type, "no header " + name);
  }
}
