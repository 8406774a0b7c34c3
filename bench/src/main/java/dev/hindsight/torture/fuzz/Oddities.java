package dev.hindsight.torture.fuzz;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values that have broken other people's services. */
final class Oddities {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "0",
          "-1",
          "1e9999999",
          "9223372036854775808",
          "NaN",
          "null",
          "true",
          "' OR 1=1 --",
          "'; DROP TABLE events; --",
          "${jndi:ldap://127.0.0.1/x}",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "line\r\nfeed: 1",
          "\u0000",
          "\ud800",
          "\u202e",
          "😀",
          "2026-02-30T25:61:61Z",
          "+1000000000-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "0".repeat(10_000));

  private static final List<String> JSONS =
      List.of(
          "null",
          "true",
          "0",
          "-0",
          "1e400",
          "1e-400",
          "123456789012345678901234567890",
          "0.1000000000000000000000000000000001",
          "[]",
          "{}",
          "[[[[[]]]]]",
          "{\"amount\":\"1e9999999\",\"currency\":\"EUR\"}",
          "{\"amount\":\"-1.00\",\"currency\":\"EUR\"}",
          "{\"amount\":\"0.001\",\"currency\":\"EUR\"}",
          "{\"amount\":\"1.00\",\"currency\":\"XXX\"}",
          "{\"amount\":1.00,\"currency\":\"EUR\"}",
          "{\"amount\":\"9999999999999999999.00\",\"currency\":\"EUR\"}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[".repeat(5_000) + "]".repeat(5_000));

  private Oddities() {}

  static String text(Random random) {
    return random.nextInt(4) == 0
        ? new UUID(random.nextLong(), random.nextLong()).toString()
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** A JSON value, of any type. */
  static String json(Random random) {
    return random.nextBoolean()
        ? JSONS.get(random.nextInt(JSONS.size()))
        : "\"" + text(random).replaceAll("[\\p{Cntrl}\\\\\"]", "?") + "\"";
  }

  /** Bytes that may or may not be JSON. */
  static String body(Random random, List<String> fields) {
    return switch (random.nextInt(12)) {
      case 0 -> "";
      case 1 -> "{";
      case 2 -> "{\"a\":1,\"a\":2}";
      case 3 -> "\u00ff\u00fe{}";
      case 4 -> json(random);
      case 5 -> "{\"" + "x".repeat(20_000) + "\":1}";
      default -> object(random, fields);
    };
  }

  private static String object(Random random, List<String> fields) {
    var object = new StringBuilder("{");
    for (var field : fields) {
      if (random.nextInt(5) > 0) {
        object
            .append(object.length() == 1 ? "" : ",")
            .append('"')
            .append(field)
            .append("\":")
            .append(json(random));
      }
    }
    return object.append('}').toString();
  }
}
