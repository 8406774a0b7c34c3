package dev.hindsight.local.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.local.access.Bearer;
import dev.hindsight.local.stack.Health;
import dev.hindsight.local.stack.Names;
import dev.hindsight.local.stack.PartState;
import dev.hindsight.local.stack.PartStatus;
import dev.hindsight.local.stack.Phase;
import dev.hindsight.local.stack.ProcessId;
import dev.hindsight.local.stack.StackStatus;
import java.net.URI;
import java.util.List;

/**
 * What runs now, checked and not only read.
 *
 * @param parts with the state that was found
 * @param projections as the services tell them
 */
public record StatusReport(
    String gateway,
    String data,
    Phase phase,
    List<PartStatus> parts,
    List<ObjectNode> projections) {

  /** Asks every part. */
  public static StatusReport of(StackStatus stack) {
    List<PartStatus> parts = stack.parts().parallelStream().map(StatusReport::checked).toList();
    String bearer = Bearer.of(stack);
    List<ObjectNode> projections =
        parts.parallelStream()
            .filter(part -> isService(part) && part.state() == PartState.READY)
            .flatMap(part -> Projections.of(part, bearer).stream())
            .toList();
    Phase phase = stack.isRunning() ? stack.phase() : Phase.STOPPED;
    return new StatusReport(stack.gateway(), stack.data(), phase, parts, projections);
  }

  public boolean isHealthy() {
    return phase == Phase.READY && parts.stream().allMatch(part -> part.state() == PartState.READY);
  }

  private static PartStatus checked(PartStatus part) {
    ProcessId process = part.process();
    if (process == null || !process.isAlive()) {
      return part.state() == PartState.READY ? part.as(PartState.STOPPED) : part;
    }
    boolean sick =
        part.state() == PartState.READY && isService(part) && !Health.isReady(port(part));
    return sick ? part.as(PartState.UNHEALTHY) : part;
  }

  private static boolean isService(PartStatus part) {
    return !Names.STORES_AND_GATEWAY.contains(part.name());
  }

  private static int port(PartStatus part) {
    return URI.create(part.address()).getPort();
  }
}
