package dev.hindsight.kit.generation;

import dev.hindsight.kit.projection.ProjectionId;
import java.util.List;

/**
 * A projection as this replica's code has it.
 *
 * @param code its name and the version of its code
 * @param tables that it writes
 */
public record Written(ProjectionId code, List<String> tables) {

  public Written {
    tables = List.copyOf(tables);
  }

  public String name() {
    return code.name();
  }

  /** Whether this code is the one that fills a generation. */
  public boolean fills(Generation generation) {
    return generation.id().name().equals(name()) && generation.codeVersion() == code.version();
  }
}
