package dev.hindsight.bench.report;

/** What pictures have in common. */
public final class Svg {

  public static final String END = "</svg>\n";

  private Svg() {}

  /** The beginning of a picture, on white; it ends with {@link #END}. */
  public static String start(int width, int height, String title) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif" font-size="13">
    <title>%s</title>
    <rect width="100%%" height="100%%" fill="#fff"/>
    """
        .formatted(width, height, escaped(title));
  }

  /** Text as it stands in a picture. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
