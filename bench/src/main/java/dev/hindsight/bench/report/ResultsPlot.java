package dev.hindsight.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The results as a picture: a bar for each ratio, a line where its target is. */
public final class ResultsPlot {

  private static final int WIDTH = 960;
  private static final int LABELS = 400;
  private static final int BAR = 22;
  private static final int STEP = 40;
  private static final int ROOM = 160;

  // A row that missed by far must not squash the rest.
  private static final int MOST_TARGETS = 4;

  private final List<Row> rows;
  private final double most;
  private final double scale;

  private ResultsPlot(List<Row> rows) {
    this.rows = rows;
    most = MOST_TARGETS * rows.stream().mapToDouble(ResultsPlot::target).max().orElse(1);
    var longest =
        rows.stream().mapToDouble(row -> Math.max(shown(row), target(row))).max().orElse(1);
    scale = (WIDTH - LABELS - ROOM) / longest;
  }

  /** Of those that stand beside a limit: a bar is a ratio. */
  public static String of(List<Row> rows) {
    return new ResultsPlot(rows.stream().filter(Row::hasLimit).toList()).picture();
  }

  private String picture() {
    var picture = new StringBuilder();
    picture.append(Svg.start(WIDTH, STEP * (rows.size() + 1), "Ours beside the raw limit"));
    for (int i = 0; i < rows.size(); i++) {
      var y = STEP / 2 + i * STEP;
      picture.append(bar(rows.get(i), y));
      if (isCut(rows.get(i))) {
        picture.append(cut(y));
      }
    }
    return picture.append(Svg.END).toString();
  }

  private static double ratio(Row row) {
    return Objects.requireNonNull(row.ratio());
  }

  private static double target(Row row) {
    return Objects.requireNonNull(row.targetRatio());
  }

  private double shown(Row row) {
    return Math.min(ratio(row), most);
  }

  private boolean isCut(Row row) {
    return ratio(row) > most;
  }

  private String bar(Row row, int y) {
    var length = shown(row) * scale;
    var target = LABELS + target(row) * scale;
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
        Svg.escaped(row.what()),
        LABELS,
        y,
        length,
        BAR,
        Boolean.TRUE.equals(row.met()) ? "#2a7f62" : "#c4543a",
        target,
        y - 4,
        target,
        y + BAR + 4,
        Math.max(LABELS + length, target) + 8,
        y + 16,
        ratio(row),
        row.target().replace(" × raw", ""),
        isCut(row) ? ", cut" : "");
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
}
