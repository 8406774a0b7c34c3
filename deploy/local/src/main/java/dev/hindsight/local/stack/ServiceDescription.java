package dev.hindsight.local.stack;

import java.nio.file.Path;
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

  /** The log is appended to by a role that may not change it: another one owns the tables. */
  static ServiceDescription commandService(Path root) {
    return new ServiceDescription(
        "command-service",
        "command",
        "command",
        "command_owner",
        Set.of(),
        true,
        jar(root, "command-service"));
  }

  /** A service that reads the topic into a database of its own. */
  static ServiceDescription consumer(Path root, String name, String database) {
    return new ServiceDescription(
        name, database, database, database, Set.of("command-service"), false, jar(root, name));
  }

  /** The services of the repository at {@code root}. */
  public static List<ServiceDescription> all(Path root) {
    return List.of(
        commandService(root),
        consumer(root, "query-service", "query"),
        consumer(root, "analytics-service", "analytics"));
  }

  boolean hasOwner() {
    return !owner.equals(role);
  }

  private static List<String> jar(Path root, String module) {
    return List.of(
        "-jar", root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar").toString());
  }
}
