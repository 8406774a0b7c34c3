package dev.hindsight.command.http;

/** What PostgreSQL takes as text: Unicode without NUL and without halves of surrogate pairs. */
final class Text {

  private Text() {}

  /** The same with a replacement character for what cannot be written. */
  static String readable(String text) {
    return isStorable(text)
        ? text
        : text.codePoints()
            .map(c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? '\uFFFD'
                    : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        i++;
        if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
