package dev.hindsight.torture.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code torture.json} and {@code torture.md}: the last play of each scenario at full length. */
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
  public void add(Entry entry) throws IOException {
    var file = folder.resolve("torture.json");
    var all =
        Files.exists(file)
            ? new ArrayList<>(JSON.readValue(file.toFile(), new TypeReference<List<Entry>>() {}))
            : new ArrayList<Entry>();
    all.removeIf(one -> one.scenario().equals(entry.scenario()));
    all.add(entry);
    all.sort(java.util.Comparator.comparingInt(one -> order.indexOf(one.scenario())));
    Files.createDirectories(folder);
    JSON.writeValue(file.toFile(), all);
    Files.writeString(folder.resolve("torture.md"), page(all));
  }

  private static String page(List<Entry> all) throws IOException {
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
