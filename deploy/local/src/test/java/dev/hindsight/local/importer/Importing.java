package dev.hindsight.local.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The import command, a far side to run it against, and what it printed last. */
final class Importing implements AutoCloseable {

  private final FarShop shop = new FarShop();
  private final FarServer far = new FarServer(shop);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static String file(String name) {
    return Path.of("src/test/resources/importer", name).toString();
  }

  FarShop shop() {
    return shop;
  }

  FarServer far() {
    return far;
  }

  /** Runs the command against the far side; answers its exit code. */
  int run(String... arguments) {
    var all = new ArrayList<>(List.of("--url", far.url()));
    all.addAll(List.of(arguments));
    return execute(all.toArray(String[]::new));
  }

  int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new ImportCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** The lines of the closing table, with single spaces. */
  List<String> table() {
    return out()
        .lines()
        .skip(1)
        .takeWhile(line -> !line.contains(".csv:"))
        .map(line -> line.trim().replaceAll(" +", " "))
        .toList();
  }

  /** The closing line for programs. */
  JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out().lines().reduce("", (_, line) -> line));
  }

  @Override
  public void close() {
    far.close();
  }
}
