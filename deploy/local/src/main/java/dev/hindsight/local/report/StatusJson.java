package dev.hindsight.local.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.local.stack.PartStatus;
import dev.hindsight.local.stack.ProcessId;
import java.util.Locale;

/** A status report for programs. */
public final class StatusJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StatusJson() {}

  public static String of(StatusReport report) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("gateway", report.gateway())
            .put("data", report.data())
            .put("phase", lower(report.phase()))
            .put("healthy", report.isHealthy());
    ArrayNode parts = root.putArray("parts");
    report.parts().forEach(part -> parts.add(part(part)));
    root.putArray("projections").addAll(report.projections());
    return root.toPrettyString();
  }

  /** For a folder on which nothing runs and nothing is recorded. */
  public static String nothing(String data) {
    ObjectNode root = JSON.createObjectNode();
    root.putNull("gateway").put("data", data).put("phase", "stopped").put("healthy", false);
    root.putArray("parts");
    root.putArray("projections");
    return root.toPrettyString();
  }

  private static ObjectNode part(PartStatus part) {
    ProcessId process = part.process();
    boolean alive = process != null && process.isAlive();
    return JSON.createObjectNode()
        .put("name", part.name())
        .put("state", lower(part.state()))
        .put("pid", alive && process != null ? Long.valueOf(process.pid()) : null)
        .put("address", part.address())
        .put("restarts", part.restarts())
        .put("readyMillis", part.readyMillis())
        .put("log", part.log())
        .put("reason", part.reason());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
