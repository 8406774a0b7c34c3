package dev.hindsight.command.monitor.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * In which form a client would like its answer best (RFC 9110, 12.5.1): the greatest weight; then
 * one that it names before any other; then the one that it names first.
 */
record Preference(String range, double weight) {

  private static final Preference NONE = new Preference("*/*", 1);
  private static final Comparator<Preference> LEAST_FIRST =
      Comparator.<Preference>comparingDouble(one -> one.weight)
          .thenComparing(one -> !one.range.contains("*"));

  /** Of those forms that there are: JSON and server-sent events. */
  static Preference of(List<String> accept) {
    return accept.stream()
        .flatMap(header -> Stream.of(header.split(",", -1)))
        .map(Preference::parse)
        .filter(one -> one.weight > 0 && (one.isEvents() || one.isJson()))
        // The first of those that are alike stays.
        .sorted(LEAST_FIRST.reversed())
        .findFirst()
        .orElse(NONE);
  }

  boolean isEvents() {
    return range.equals(StatusRoute.EVENT_STREAM);
  }

  private boolean isJson() {
    return range.equals("application/json") || range.equals("application/*") || range.equals("*/*");
  }

  private static Preference parse(String text) {
    var parts = text.split(";", -1);
    var weight = 1.0;
    for (int i = 1; i < parts.length; i++) {
      var parameter = parts[i].strip().toLowerCase(Locale.ROOT);
      if (parameter.startsWith("q=")) {
        weight = weight(parameter.substring(2));
      }
    }
    return new Preference(parts[0].strip().toLowerCase(Locale.ROOT), weight);
  }

  // Who cannot say how much he wants it does not want it.
  private static double weight(String text) {
    return text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
  }
}
