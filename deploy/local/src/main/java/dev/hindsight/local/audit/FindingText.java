package dev.hindsight.local.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Locale;

/** What was found, and how it stands, for people. */
final class FindingText {

  private FindingText() {}

  static String of(JsonNode finding) {
    var about = new ArrayList<String>();
    add(about, "stream ", finding.path("stream"));
    add(about, "version ", finding.path("version"));
    add(about, "", finding.path("type"));
    add(about, "event ", finding.path("eventId"));
    add(about, "", finding.path("where"));
    var text =
        new StringBuilder(positions(finding)).append(": ").append(finding.path("kind").asText());
    if (!finding.path("differs").isEmpty()) {
      var names = new ArrayList<String>();
      finding.path("differs").forEach(name -> names.add(name.asText()));
      text.append(" (").append(String.join(", ", names)).append(')');
    }
    if (!about.isEmpty()) {
      text.append("%n    ".formatted()).append(String.join(", ", about));
    }
    return text.append("%n    ".formatted())
        .append(finding.path("meaning").asText())
        .append("%n    ".formatted())
        .append(finding.path("advice").asText())
        .toString();
  }

  static String verdict(JsonNode verdict) {
    var positions = number(verdict, "positions");
    var sealed =
        "sealed up to %s%s"
            .formatted(
                number(verdict, "sealedTo"),
                verdict.path("unsealed").asLong() == 0
                    ? ""
                    : " (%s not yet)".formatted(number(verdict, "unsealed")));
    if (verdict.path("well").asBoolean()) {
      return "%s positions: every one there, once, unchanged, equal in log and topic; %s. %s"
          .formatted(positions, sealed, seconds(verdict));
    }
    return "%s positions, %s records in the topic: %s findings; %s. %s"
        .formatted(
            positions,
            number(verdict, "topicRecords"),
            number(verdict, "findings"),
            sealed,
            seconds(verdict));
  }

  /** How many there are of each kind that were not all named. */
  static String counts(JsonNode verdict) {
    var counts = new ArrayList<String>();
    verdict
        .path("byKind")
        .properties()
        .forEach(kind -> counts.add("%,d %s".formatted(kind.getValue().asLong(), kind.getKey())));
    return String.join(", ", counts);
  }

  private static String positions(JsonNode finding) {
    if (!finding.hasNonNull("position")) {
      return "no position";
    }
    return finding.hasNonNull("lastPosition")
        ? "positions %s to %s".formatted(finding.path("position"), finding.path("lastPosition"))
        : "position " + finding.path("position");
  }

  private static String number(JsonNode verdict, String name) {
    return String.format(Locale.ROOT, "%,d", verdict.path(name).asLong());
  }

  private static String seconds(JsonNode verdict) {
    return String.format(Locale.ROOT, "%.1f s", verdict.path("seconds").asDouble());
  }

  private static void add(ArrayList<String> about, String name, JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      about.add(name + value.asText());
    }
  }
}
