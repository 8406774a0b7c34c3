package dev.hindsight.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.local.stack.PartState;
import dev.hindsight.local.stack.PartStatus;
import dev.hindsight.local.stack.ProcessId;
import java.util.Locale;
import java.util.OptionalLong;

/** A status report for people. */
public final class StatusTable {
  private final Terminal terminal;

  public StatusTable(Terminal terminal) {
    this.terminal = terminal;
  }

  public void print(StatusReport report) {
    terminal.line(
        "Hindsight is "
            + lower(report.phase())
            + ": "
            + report.gateway()
            + "   data: "
            + report.data());
    terminal.line("");
    row("part", "state", "pid", "memory", "restarts", "address");
    report.parts().forEach(this::part);
    if (!report.projections().isEmpty()) {
      terminal.line("");
      projectionRow("projection", "service", "state", "done", "lag", "");
      report.projections().forEach(this::projection);
    }
  }

  private void part(PartStatus part) {
    ProcessId process = part.process();
    OptionalLong memory = process == null ? OptionalLong.empty() : Memory.megabytes(process.pid());
    row(
        part.name(),
        lower(part.state()),
        process == null ? "-" : String.valueOf(process.pid()),
        memory.isPresent() ? memory.getAsLong() + " MB" : "-",
        String.valueOf(part.restarts()),
        part.address());
    if (part.state() != PartState.READY && part.state() != PartState.STOPPED) {
      String reason =
          part.reason() == null ? "" : part.reason().lines().findFirst().orElse("") + "; ";
      terminal.line("    " + reason + "log: " + part.log());
    }
  }

  private void row(
      String name, String state, String pid, String memory, String restarts, String address) {
    String line =
        "%-20s %-11s %8s %8s %9s  %s".formatted(name, state, pid, memory, restarts, address);
    boolean bad = state.equals("failed") || state.equals("unhealthy") || state.equals("restarting");
    terminal.line(bad ? Terminal.bad(line) : line);
  }

  private void projection(ObjectNode projection) {
    JsonNode parked = projection.path("parked");
    boolean isParked = parked.isNumber() ? parked.asLong() > 0 : !parked.isEmpty();
    projectionRow(
        text(projection, "name", "") + " " + text(projection, "version", ""),
        text(projection, "service", ""),
        text(projection, "state", ""),
        text(projection, "percent", " %"),
        text(projection, "lagEvents", " events") + ", " + text(projection, "lagSeconds", " s"),
        isParked ? "parked: " + (parked.isNumber() ? parked.asText() : parked.size()) : "");
  }

  private void projectionRow(
      String name, String service, String state, String done, String lag, String more) {
    terminal.line(
        "%-28s %-18s %-11s %7s  %s  %s"
            .formatted(name, service, state, done, lag, more)
            .stripTrailing());
  }

  private static String text(ObjectNode node, String field, String unit) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "-";
    }
    String text =
        value.isDouble() ? String.format(Locale.ROOT, "%.1f", value.asDouble()) : value.asText();
    return text + unit;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
