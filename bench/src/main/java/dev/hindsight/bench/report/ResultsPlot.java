package dev.hindsight.bench.report;

import dev.hindsight.bench.measure.Figure;
import java.util.List;
import java.util.Locale;

/** The results as a picture: a bar for each ratio, a line where its target is. */
public final class ResultsPlot {

  private static final int WIDTH = 960;
  private static final int LABELS = 400;
  private static final int BAR = 22;
  private static final int STEP = 40;
  private static final int ROOM = 160;

  // A row that missed by far must not squash the rest.
  private static final int MOST_TARGETS = 4;

  private final List<Figure> figures;
  private final double most;
  private final double scale;

  private ResultsPlot(List<Figure> figures) {
    this.figures = figures;
    most =
        MOST_TARGETS
            * figures.stream().mapToDouble(figure -> figure.target().ratio()).max().orElse(1);
    var longest =
        figures.stream()
            .mapToDouble(figure -> Math.max(shown(figure), figure.target().ratio()))
            .max()
            .orElse(1);
    scale = (WIDTH - LABELS - ROOM) / longest;
  }

  /** Of those that stand beside a limit: a bar is a ratio. */
  public static String of(List<Figure> figures) {
    return new ResultsPlot(figures.stream().filter(Figure::hasLimit).toList()).picture();
  }

  private String picture() {
    var picture = new StringBuilder();
    picture.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif" font-size="13">
        <title>Ours beside the raw limit</title>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(WIDTH, STEP * (figures.size() + 1)));
    for (int i = 0; i < figures.size(); i++) {
      var y = STEP / 2 + i * STEP;
      picture.append(bar(figures.get(i), y));
      if (isCut(figures.get(i))) {
        picture.append(cut(y));
      }
    }
    return picture.append("</svg>\n").toString();
  }

  private double shown(Figure figure) {
    return Math.min(figure.ratio(), most);
  }

  private boolean isCut(Figure figure) {
    return figure.ratio() > most;
  }

  private String bar(Figure figure, int y) {
    var length = shown(figure) * scale;
    var target = LABELS + figure.target().ratio() * scale;
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
        <line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#222" stroke-width="2"/>
        <text x="%.1f" y="%d">%.2f × (%s)%s</text>
        """,
        LABELS - 12,
        y + 16,
        escaped(figure.what()),
        LABELS,
        y,
        length,
        BAR,
        figure.isMet() ? "#2a7f62" : "#c4543a",
        target,
        y - 4,
        target,
        y + BAR + 4,
        Math.max(LABELS + length, target) + 8,
        y + 16,
        figure.ratio(),
        figure.target().toString().replace(" × raw", ""),
        isCut(figure) ? ", cut" : "");
  }

  // A gap shortly before the end.
  private String cut(int y) {
    return String.format(
        Locale.ROOT,
        """
        <path d="M %.1f %d l -10 %d" stroke="#fff" stroke-width="4"/>
        """,
        LABELS + most * scale - 12,
        y,
        BAR);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
