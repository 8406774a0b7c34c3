package dev.hindsight.analytics.dropped;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hindsight.kit.http.Problems;
import java.util.Arrays;
import java.util.Locale;

/** What dropped items are counted by: how a row's key is found, and how the key is told. */
public enum Grouping {
  @JsonProperty("listing")
  LISTING("listing_id", "key::text"),
  @JsonProperty("brand")
  BRAND("brand", "key"),
  @JsonProperty("category")
  CATEGORY("category", "key"),
  @JsonProperty("hour")
  HOUR("date_trunc('hour', dropped_at, 'UTC')", utc("YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"")),
  @JsonProperty("day")
  DAY("date_trunc('day', dropped_at, 'UTC')", utc("YYYY-MM-DD"));

  private final String key;
  private final String told;

  Grouping(String key, String told) {
    this.key = key;
    this.told = told;
  }

  /** Reads the parameter {@code groupBy}, or throws a 400 that names it. */
  static Grouping parse(String text) {
    return Arrays.stream(values())
        .filter(grouping -> grouping.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            Problems.malformed("groupBy", "groupBy must be listing, brand, category, hour or day"));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The SQL of a row's key; not from a request. */
  String key() {
    return key;
  }

  /** The SQL of a key as text; not from a request. */
  String told() {
    return told;
  }

  private static String utc(String format) {
    return "to_char(key AT TIME ZONE 'UTC', '" + format + "')";
  }
}
