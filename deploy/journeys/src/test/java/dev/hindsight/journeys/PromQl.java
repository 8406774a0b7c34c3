package dev.hindsight.journeys;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the metrics that an expression of Prometheus names. */
final class PromQl {

  // Of every target, by Prometheus itself.
  private static final Set<String> PROMETHEUS_OWN = Set.of("up");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "on", "ignoring", "bool", "offset", "inf", "nan");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"");
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.$])[a-zA-Z_:][a-zA-Z0-9_:]*(?![\\w]*\\s*\\()");

  private PromQl() {}

  static Set<String> metrics(String expression) {
    String bare = MATCHERS.matcher(expression).replaceAll(" ");
    bare = GROUPING.matcher(bare).replaceAll(" ");
    var names = new TreeSet<String>();
    NAME.matcher(bare).results().forEach(found -> names.add(found.group()));
    names.removeAll(WORDS);
    names.removeAll(PROMETHEUS_OWN);
    return names;
  }
}
