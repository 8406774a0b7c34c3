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
  private static final int ROOM = 110;

  private ResultsPlot() {}

  public static String of(List<Figure> figures) {
    var most =
        figures.stream()
            .mapToDouble(figure -> Math.max(figure.ratio(), figure.target().ratio()))
            .max()
            .orElse(1);
    var scale = (WIDTH - LABELS - ROOM) / most;
    var height = STEP * (figures.size() + 1);
    var picture = new StringBuilder();
    picture.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" font-family="system-ui, sans-serif" font-size="13">
        <title>Ours beside the raw limit</title>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(WIDTH, height));
    for (int i = 0; i < figures.size(); i++) {
      picture.append(bar(figures.get(i), STEP / 2 + i * STEP, scale));
    }
    return picture.append("</svg>\n").toString();
  }

  private static String bar(Figure figure, int y, double scale) {
    var length = figure.ratio() * scale;
    var target = LABELS + figure.target().ratio() * scale;
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
        <line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#222" stroke-width="2"/>
        <text x="%.1f" y="%d">%.2f × (%s)</text>
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
        LABELS + Math.max(length, figure.target().ratio() * scale) + 8,
        y + 16,
        figure.ratio(),
        figure.target().toString().replace(" × raw", ""));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
