package dev.hindsight.local.importer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The figures of a run for people: a column for each file, and one for all of them together. */
public final class ClosingTable {

  private static final int WIDEST_NAME = 16;
  private static final String ACCEPTED = "commands accepted";

  private final Result result;
  private final List<Result.OfFile> columns;
  private final List<String> labels = new ArrayList<>();
  private final List<ToLongFunction<Figures>> values = new ArrayList<>();

  private ClosingTable(Result result) {
    this.result = result;
    this.columns = new ArrayList<>(result.files());
    if (columns.size() != 1) {
      columns.add(new Result.OfFile("total", result.total()));
    }
  }

  public static String of(Result result) {
    var table = new ClosingTable(result);
    table.rowsOfTheFiles();
    table.besides();
    return table.render() + table.malformed() + table.speed();
  }

  private void rowsOfTheFiles() {
    line("rows read", Figures::rowsRead);
    line(ACCEPTED, f -> f.accepted().total());
    line("  adds", f -> f.accepted().adds());
    line("  removals", f -> f.accepted().removals());
    line("  checkouts", f -> f.accepted().checkouts());
    line("commands refused", Figures::refusedTotal);
    reasons("  ", Figures::refused);
    line("rows skipped", f -> f.skipped().total());
    line("  view", f -> f.skipped().views());
    line("  malformed", f -> f.skipped().malformed());
    if (result.total().unanswered() > 0) {
      line("rows without an answer", Figures::unanswered);
    }
  }

  private void besides() {
    line("besides", f -> f.besides().total());
    line("  listings posted", f -> f.besides().listingsPosted());
    line("  price changes", f -> f.besides().priceChanges());
    line("  carts opened", f -> f.besides().cartsOpened());
    line("  prices unchanged", f -> f.besides().unchanged());
    reasons("  refused ", f -> f.besides().refusedByReason());
    line("already there", Figures::alreadyThere);
  }

  private void reasons(String indent, Function<Figures, SortedMap<String, Long>> counts) {
    for (var reason : counts.apply(result.total()).keySet()) {
      line(indent + reason, f -> counts.apply(f).getOrDefault(reason, 0L));
    }
  }

  private void line(String label, ToLongFunction<Figures> value) {
    labels.add(label);
    values.add(value);
  }

  private String render() {
    var first = labels.stream().mapToInt(String::length).max().orElse(0);
    var text = new StringBuilder(" ".repeat(first));
    columns.forEach(column -> text.append(right(shortened(column.file()))));
    text.append('\n');
    for (var i = 0; i < labels.size(); i++) {
      var value = values.get(i);
      text.append(labels.get(i)).repeat(' ', first - labels.get(i).length());
      columns.forEach(column -> text.append(right(grouped(value.applyAsLong(column.figures())))));
      text.append('\n');
    }
    return text.toString();
  }

  private String malformed() {
    var total = result.total();
    var more = total.skipped().malformed() - total.malformed().size();
    return total.malformed().stream().map(row -> row + "\n").collect(Collectors.joining())
        + (more > 0 ? "and %s more\n".formatted(grouped(more)) : "");
  }

  private String speed() {
    return "%s commands in %.1f s: %s a second\n"
        .formatted(
            grouped(result.total().commands()),
            result.seconds(),
            grouped(result.commandsPerSecond()));
  }

  private static String right(String text) {
    return " ".repeat(Math.max(0, WIDEST_NAME + 2 - text.length())) + text;
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  // The end of a name tells files of one kind apart.
  private static String shortened(String name) {
    var bare = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
    return bare.length() <= WIDEST_NAME
        ? bare
        : "…" + bare.substring(bare.length() - WIDEST_NAME + 1);
  }
}
