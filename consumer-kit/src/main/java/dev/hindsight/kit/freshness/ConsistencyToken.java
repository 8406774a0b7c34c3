package dev.hindsight.kit.freshness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.events.StreamName;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a command's answer gives to later reads: where its events are. Opaque to clients: base64url
 * of {@code v1;<position>;<stream>,<stream>…}.
 */
public record ConsistencyToken(long position, List<StreamName> streams) {

  private static final int LONGEST = 16_384;
  private static final Pattern TEXT = Pattern.compile("v1;([0-9]{1,18});([a-z0-9,-]+)");

  public ConsistencyToken {
    streams = List.copyOf(streams);
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
    var match = TEXT.matcher(new String(Base64.getUrlDecoder().decode(token), UTF_8));
    if (!match.matches()) {
      throw new IllegalArgumentException("not a token that a command was answered with");
    }
    var streams = new ArrayList<StreamName>();
    for (var stream : match.group(2).split(",", -1)) {
      streams.add(StreamName.parse(stream));
    }
    return new ConsistencyToken(Long.parseLong(match.group(1)), streams);
  }

  /** The text for the header. */
  public String encode() {
    var names = String.join(",", streams.stream().map(StreamName::toString).toList());
    var text = "v1;" + position + ";" + names;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
