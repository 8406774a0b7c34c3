package dev.hindsight.local.report;

import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/** Prints lines, with colours only where somebody looks at them ({@code NO_COLOR} is respected). */
public final class Terminal {
  private final PrintStream out;

  public Terminal(PrintStream out) {
    this.out = out;
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }

  public static String good(String text) {
    return Ansi.AUTO.string("@|green " + text + "|@");
  }

  public static String bad(String text) {
    return Ansi.AUTO.string("@|red " + text + "|@");
  }

  public static String quiet(String text) {
    return Ansi.AUTO.string("@|faint " + text + "|@");
  }

  public static String strong(String text) {
    return Ansi.AUTO.string("@|bold " + text + "|@");
  }
}
