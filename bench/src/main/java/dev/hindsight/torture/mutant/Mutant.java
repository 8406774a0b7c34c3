package dev.hindsight.torture.mutant;

import java.util.List;

/**
 * A fault that somebody could make.
 *
 * @param name by which it is started
 * @param description what the product does then
 * @param scenario in which it is found out
 */
public record Mutant(String name, String description, String scenario, List<Edit> edits) {

  public Mutant {
    edits = List.copyOf(edits);
  }
}
