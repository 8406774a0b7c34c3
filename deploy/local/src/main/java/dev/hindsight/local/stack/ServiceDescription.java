package dev.hindsight.local.stack;

import java.util.List;
import java.util.Set;

/**
 * All that the launcher knows about one service; the rest of the code treats them alike.
 *
 * @param name also its name in the routes and the prefix of its log
 * @param database its own database
 * @param role what it works as
 * @param owner who owns the database and runs the migrations; the same as the role where nothing
 *     must be kept from it
 * @param after the services that must be ready before it starts
 * @param keepsKeys whether it holds the master key of the personal fields
 * @param program the arguments of {@code java} after the memory settings
 */
public record ServiceDescription(
    String name,
    String database,
    String role,
    String owner,
    Set<String> after,
    boolean keepsKeys,
    List<String> program) {

  boolean hasOwner() {
    return !owner.equals(role);
  }

  /** The same service as another program. */
  public ServiceDescription with(List<String> otherProgram) {
    return new ServiceDescription(name, database, role, owner, after, keepsKeys, otherProgram);
  }
}
