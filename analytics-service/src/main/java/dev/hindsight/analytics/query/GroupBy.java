package dev.hindsight.analytics.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hindsight.analytics.rollup.Grain;
import dev.hindsight.analytics.rollup.Grouping;
import dev.hindsight.kit.http.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a figure is told by: which rows are read, and what makes the key of a group. */
public enum GroupBy {
  @JsonProperty("listing")
  LISTING(Grouping.LISTING),
  @JsonProperty("brand")
  BRAND(Grouping.BRAND),
  @JsonProperty("category")
  CATEGORY(Grouping.CATEGORY),
  @JsonProperty("seller")
  SELLER(Grouping.SELLER),
  @JsonProperty("account")
  ACCOUNT(Grouping.ACCOUNT),
  @JsonProperty("pair")
  PAIR(Grouping.PAIR),
  @JsonProperty("hour")
  HOUR(Grain.HOUR, "YYYY-MM-DD\"T\"HH24:MI:SS\"Z\""),
  @JsonProperty("day")
  DAY(Grain.DAY, "YYYY-MM-DD");

  private final Grouping grouping;
  private final @Nullable Grain unit;
  private final String key;

  GroupBy(Grouping grouping) {
    this.grouping = grouping;
    this.unit = null;
    this.key = "t.key";
  }

  GroupBy(Grain unit, String format) {
    this.grouping = Grouping.TOTAL;
    this.unit = unit;
    this.key =
        "to_char(date_trunc('%s', t.at, 'UTC') AT TIME ZONE 'UTC', '%s')"
            .formatted(unit.name().toLowerCase(Locale.ROOT), format);
  }

  /** Reads the parameter {@code groupBy}, or throws a 400 that names it and what it may be. */
  public static GroupBy parse(String text, Set<GroupBy> allowed) {
    return allowed.stream()
        .filter(one -> one.text().equals(text))
        .findFirst()
        .orElseThrow(() -> Problems.malformed("groupBy", "groupBy must be " + oneOf(allowed)));
  }

  /** The same of a parameter that may be left out. */
  public static @Nullable GroupBy parseOptional(@Nullable String text, Set<GroupBy> allowed) {
    return text == null ? null : parse(text, allowed);
  }

  /** Which rows of a table of sums its groups are made of. */
  public Grouping grouping() {
    return grouping;
  }

  /** The unit of time that is its key; null when its key is another. */
  public @Nullable Grain unit() {
    return unit;
  }

  /** The SQL of the key of a row {@code t}, as text; not from a request. */
  public String key() {
    return key;
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String oneOf(Set<GroupBy> allowed) {
    var names = List.copyOf(allowed).stream().sorted().map(GroupBy::text).toList();
    var last = names.size() - 1;
    return names.stream().limit(last).collect(Collectors.joining(", ")) + " or " + names.get(last);
  }
}
