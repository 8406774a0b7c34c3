package dev.hindsight.torture.report;

import dev.hindsight.bench.report.Svg;
import dev.hindsight.torture.report.Pulse.Moment;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A pulse as a picture: how many commands were decided a second, and a line for each fault. */
final class PulsePlot {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 220;
  private static final int LEFT = 56;
  private static final int RIGHT = 28;
  private static final int TOP = 36;
  private static final int BOTTOM = 30;
  private static final int FLOOR = HEIGHT - BOTTOM;
  private static final int MOST_TICKS = 12;
  private static final String DECIDED = "#2a7f62";
  private static final String OPEN = "#d9a441";
  private static final String FAULT = "#c4543a";

  private final Pulse pulse;
  private final double highest;

  private PulsePlot(Pulse pulse) {
    this.pulse = pulse;
    highest = Math.max(1, pulse.moments().stream().mapToDouble(this::all).max().orElse(1));
  }

  static String of(String title, Pulse pulse) {
    return new PulsePlot(pulse).picture(title);
  }

  private String picture(String title) {
    var picture = new StringBuilder(Svg.start(WIDTH, HEIGHT, title));
    picture.append(area(this::all, OPEN));
    picture.append(area(this::decided, DECIDED));
    for (var fault : pulse.faults()) {
      picture.append(
          format(
              "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"><title>%s</title></line>\n",
              x(fault.second()),
              TOP - 6,
              x(fault.second()),
              FLOOR,
              FAULT,
              Svg.escaped(fault.what())));
    }
    picture.append(legend()).append(axes());
    return picture.append(Svg.END).toString();
  }

  private double decided(Moment moment) {
    return moment.decided() / (double) pulse.secondsEach();
  }

  // Those that are open stand on those that are decided.
  private double all(Moment moment) {
    return decided(moment) + moment.open() / (double) pulse.secondsEach();
  }

  private String area(ToDoubleFunction<Moment> height, String colour) {
    var path = new StringBuilder(format("M %d %d", LEFT, FLOOR));
    for (int i = 0; i < pulse.moments().size(); i++) {
      path.append(format(" V %.1f", y(height.applyAsDouble(pulse.moments().get(i)))));
      path.append(format(" H %.1f", x((i + 1.0) * pulse.secondsEach())));
    }
    return format("<path d=\"%s V %d Z\" fill=\"%s\"/>\n", path, FLOOR, colour);
  }

  private static String legend() {
    return word(LEFT, DECIDED, "decided a second")
        + word(LEFT + 150, OPEN, "not answered, or 503")
        + word(LEFT + 330, FAULT, "a fault");
  }

  private static String word(int x, String colour, String text) {
    return format(
        "<rect x=\"%d\" y=\"8\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"19\">%s</text>\n",
        x, colour, x + 18, text);
  }

  private String axes() {
    var axes = new StringBuilder();
    axes.append(label(LEFT - 8, FLOOR, "end", "0"));
    axes.append(label(LEFT - 8, TOP + 8, "end", format("%,.0f", highest)));
    var minutesEach = Math.ceilDiv(Math.ceilDiv(pulse.seconds(), 60), MOST_TICKS);
    for (int minute = 0; minute * 60 <= pulse.seconds(); minute += minutesEach) {
      axes.append(label(x(minute * 60.0), HEIGHT - 10, "middle", minute + " min"));
    }
    return axes.toString();
  }

  private static String label(double x, int y, String anchor, String text) {
    return format(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#555\">%s</text>\n",
        x, y, anchor, text);
  }

  private double x(double second) {
    return LEFT + second * (WIDTH - LEFT - RIGHT) / pulse.seconds();
  }

  private double y(double perSecond) {
    return FLOOR - perSecond * (FLOOR - TOP) / highest;
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
