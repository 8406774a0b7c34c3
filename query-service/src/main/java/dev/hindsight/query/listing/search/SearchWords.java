package dev.hindsight.query.listing.search;

import dev.hindsight.kit.http.Problems;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words that a listing must all have, each at least as the beginning of one of its words. */
record SearchWords(String query) {

  private static final int LONGEST = 200;
  private static final int MOST = 12;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** Reads the parameter {@code q}, or throws a 400 that names it. */
  static SearchWords parse(String text) {
    if (text.length() > LONGEST) {
      throw Problems.malformed("q", "q must have at most " + LONGEST + " characters");
    }
    // Only letters and digits are left, so that nothing of it is an operator of a query.
    var words =
        WORD.matcher(text.toLowerCase(Locale.ROOT))
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    if (words.isEmpty() || words.size() > MOST) {
      throw Problems.malformed("q", "q must have one to " + MOST + " words of letters or digits");
    }
    return new SearchWords(
        words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
  }
}
