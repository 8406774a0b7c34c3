package dev.hindsight.local.report;

import dev.hindsight.local.stack.DataFolder;
import dev.hindsight.local.stack.Names;
import dev.hindsight.local.stack.StackFile;
import dev.hindsight.local.stack.StackStatus;
import java.nio.file.Path;

/** The end of a start: the address, the API pages, commands to try. */
public final class Welcome {
  private Welcome() {}

  /** For the stack that runs on this data. */
  public static void print(Terminal terminal, Path root, DataFolder data) {
    new StackFile(data)
        .readRunning()
        .ifPresent(stack -> print(terminal, stack, dataOption(root, data)));
  }

  private static void print(Terminal terminal, StackStatus stack, String dataOption) {
    String gateway = stack.gateway();
    terminal.line("");
    terminal.line("Hindsight is up: " + Terminal.strong(gateway));
    terminal.line("");
    terminal.line("API pages");
    terminal.line("  %-18s %s/docs/".formatted("all together", gateway));
    stack.parts().stream()
        .filter(part -> !Names.STORES_AND_GATEWAY.contains(part.name()))
        .forEach(part ->
            terminal.line("  %-18s %s/q/swagger-ui".formatted(part.name(), part.address())));
    terminal.line("");
    terminal.line("Try");
    terminal.line(
        "  curl -i -X POST %s/carts %s -H 'Content-Type: application/json' -d '{}'"
            .formatted(gateway, as("customer", dataOption)));
    terminal.line(
        "  curl '%s/analytics/dropped-items?groupBy=brand' %s"
            .formatted(gateway, as("operator", dataOption)));
    terminal.line(
        "  curl %s/admin/command-service/mails %s".formatted(gateway, as("operator", dataOption)));
    terminal.line("");
    terminal.line(
        "./hindsight import FILE.csv" + dataOption + " replays the traffic of a shop of your own.");
    terminal.line("./hindsight token --help says who can be called.");
    terminal.line(
        "./hindsight status"
            + dataOption
            + " shows how it goes, ./hindsight down"
            + dataOption
            + " stops it.");
  }

  private static String as(String role, String dataOption) {
    return "-H \"Authorization: Bearer $(./hindsight token --role " + role + dataOption + ")\"";
  }

  private static String dataOption(Path root, DataFolder data) {
    return data.root().equals(root.resolve("data").toAbsolutePath().normalize())
        ? ""
        : " --data " + data.root();
  }
}
