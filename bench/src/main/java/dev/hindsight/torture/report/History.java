package dev.hindsight.torture.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.machine.Machine;
import dev.hindsight.torture.scenario.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * {@code torture.json}, {@code torture.md} and a picture for each scenario: its last play at full
 * length.
 */
public final class History {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;
  private final List<String> order;

  /**
   * That of a folder, which is made when the first entry is.
   *
   * @param order of the scenarios on the page
   */
  public History(Path folder, List<String> order) {
    this.folder = folder;
    this.order = List.copyOf(order);
  }

  /** It takes the place of the last one of the same scenario. */
  public void add(Outcome outcome, String at, String commit) throws IOException {
    var entry = Entry.of(outcome, at, commit);
    var picture = folder.resolve(picture(entry));
    Files.createDirectories(picture.getParent());
    Files.writeString(picture, PulsePlot.of(entry.scenario(), Pulse.of(outcome)));
    add(entry);
  }

  private void add(Entry entry) throws IOException {
    var file = folder.resolve("torture.json");
    var all =
        Files.exists(file)
            ? new ArrayList<>(JSON.readValue(file.toFile(), new TypeReference<List<Entry>>() {}))
            : new ArrayList<Entry>();
    all.removeIf(one -> one.scenario().equals(entry.scenario()));
    all.add(entry);
    all.sort(Comparator.comparingInt(one -> order.indexOf(one.scenario())));
    JSON.writeValue(file.toFile(), all);
    Files.writeString(folder.resolve("torture.md"), page(all));
  }

  // Beside the page.
  private static String picture(Entry entry) {
    return "torture/" + entry.scenario() + ".svg";
  }

  private String page(List<Entry> all) throws IOException {
    var machine = Machine.here();
    var page = new StringBuilder();
    page.append(
        String.format(
            Locale.ROOT,
            """
            # What was survived

            The last play of each scenario at full length (`./hindsight torture SCENARIO` writes this page).
            %s, %d cores, %,d MB, %s; everything on one machine, clients and judge included.
            *Open* are commands whose client heard nothing, or that nobody knew: each is in the log whole or not at all.

            | scenario | faults | time | accepted | refused | open | events | reads | violations | at |
            |---|---|---|---|---|---|---|---|---|---|
            """,
            machine.cpu(),
            machine.cores(),
            machine.memoryMegabytes(),
            machine.system()));
    for (var one : all) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %d min | %,d | %,d | %,d | %,d | %,d | %d | %s, %s, seed %d |%n",
              one.scenario(),
              one.faults(),
              Math.max(1, Math.round(one.seconds() / 60.0)),
              one.accepted(),
              one.refused(),
              one.open(),
              one.events(),
              one.reads(),
              one.violations().size(),
              one.at(),
              one.commit(),
              one.seed()));
    }
    for (var one : all) {
      page.append("\n## ").append(one.scenario()).append("\n\n");
      if (Files.exists(folder.resolve(picture(one)))) {
        page.append(
            "![Commands a second, and faults, in %s](%s)%n%n"
                .formatted(one.scenario(), picture(one)));
      }
      one.violations()
          .forEach(violation -> page.append("- **not kept:** ").append(violation).append('\n'));
      one.figures().forEach((name, figure) -> page.append(line(name, figure)));
    }
    return page.toString();
  }

  private static String line(String name, Entry.Figure figure) {
    return figure.many() == 1
        ? String.format(Locale.ROOT, "- %s: %,d%n", name, figure.most())
        : String.format(
            Locale.ROOT,
            "- %s: %,d (median of %d), %,d at most%n",
            name,
            figure.median(),
            figure.many(),
            figure.most());
  }
}
