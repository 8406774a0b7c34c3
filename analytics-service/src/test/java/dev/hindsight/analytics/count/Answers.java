package dev.hindsight.analytics.count;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers in the form in which figures are counted here. */
public final class Answers {

  private Answers() {}

  /** {@code "phones EUR" → "4 2 40000"}: of each group some numbers, then its value. */
  public static Map<String, String> groups(JsonPath answer, String... numbers) {
    var found = new TreeMap<String, String>();
    for (var group : answer.getList("groups", Map.class)) {
      @Nullable Map<?, ?> value = (Map<?, ?>) group.get("value");
      var currency = value == null ? "none" : value.get("currency");
      var key = group.get("key") + " " + currency;
      var before =
          found.put(key, numbers(group, numbers) + " " + (value == null ? 0 : minor(value)));
      if (before != null) {
        throw new AssertionError(key + " is told twice");
      }
    }
    return found;
  }

  /** The numbers between spaces. */
  public static String numbers(JsonPath answer, String... names) {
    return Arrays.stream(names)
        .map(name -> Long.toString(answer.getLong(name)))
        .collect(Collectors.joining(" "));
  }

  /** {@code "60 → 3 7"}: bound in seconds, drops, pieces; without bounds that none is within. */
  public static Map<String, String> bounds(JsonPath answer) {
    var found = new TreeMap<String, String>();
    for (var bound : answer.getList("bounds", Map.class)) {
      var numbers = numbers(bound, "drops", "pieces");
      if (!numbers.equals("0 0")) {
        found.put(String.valueOf(bound.get("atMostSeconds")), numbers);
      }
    }
    return found;
  }

  /** Some numbers of a group. */
  public static String numbers(Map<?, ?> group, String... names) {
    return Arrays.stream(names)
        .map(name -> String.valueOf(group.get(name)))
        .collect(Collectors.joining(" "));
  }

  /** Minor units of an amount of a currency with two decimals. */
  public static long minor(Map<?, ?> value) {
    return new BigDecimal(String.valueOf(value.get("amount"))).movePointRight(2).longValueExact();
  }
}
