package dev.hindsight.kit.freshness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.events.StreamName;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a command's answer gives to later reads: the streams that it wrote, each with the position
 * of its last event. Opaque to clients: base64url of {@code v1;<stream>@<position>,…}.
 */
public record ConsistencyToken(Map<StreamName, Long> positions) {

  private static final int LONGEST = 16_384;
  private static final String VERSION = "v1;";
  private static final Pattern STREAM = Pattern.compile("([a-z0-9-]+)@([0-9]{1,18})");

  public ConsistencyToken {
    positions = Map.copyOf(positions);
  }

  /**
   * Reads a token.
   *
   * @throws IllegalArgumentException when the text is no token
   */
  public static ConsistencyToken parse(String token) {
    if (token.length() > LONGEST) {
      throw new IllegalArgumentException("a token has at most " + LONGEST + " characters");
    }
    var text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
    if (!text.startsWith(VERSION)) {
      throw new IllegalArgumentException("not a token that a command was answered with");
    }
    var positions = new HashMap<StreamName, Long>();
    for (var part : text.substring(VERSION.length()).split(",", -1)) {
      var match = STREAM.matcher(part);
      if (!match.matches()) {
        throw new IllegalArgumentException("not a token that a command was answered with");
      }
      var position = Long.parseLong(match.group(2));
      positions.merge(StreamName.parse(match.group(1)), position, Math::max);
    }
    return new ConsistencyToken(positions);
  }

  /** The text for the header. */
  public String encode() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(toString().getBytes(UTF_8));
  }

  /** As plain text, for messages. */
  @Override
  public String toString() {
    return positions.entrySet().stream()
        .map(stream -> stream.getKey() + "@" + stream.getValue())
        .collect(Collectors.joining(",", VERSION, ""));
  }
}
