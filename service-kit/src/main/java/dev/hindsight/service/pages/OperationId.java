package dev.hindsight.service.pages;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of an operation for those who generate clients: made of method and path alone, so that
 * it changes only when they do. {@code GET /carts/{id}/history} is {@code getCartsByIdHistory}.
 */
final class OperationId {

  private static final Pattern WORD = Pattern.compile("\\{?[A-Za-z0-9]+");

  private OperationId() {}

  static String of(String method, String path) {
    var id = new StringBuilder(method.toLowerCase(Locale.ROOT));
    WORD.matcher(path)
        .results()
        .map(found -> found.group())
        .forEach(word ->
            id.append(word.startsWith("{") ? "By" + capital(word.substring(1)) : capital(word)));
    return id.toString();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
