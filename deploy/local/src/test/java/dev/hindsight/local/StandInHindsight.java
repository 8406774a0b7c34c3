package dev.hindsight.local;

import dev.hindsight.local.stack.ServiceDescription;
import java.util.List;
import java.util.Set;

/** The launcher as it is, over stand-ins of the services. */
final class StandInHindsight {
  private StandInHindsight() {}

  public static void main(String[] arguments) {
    System.exit(
        Hindsight.run(
            List.of(
                service("command-service", "command", "command_owner", Set.of()),
                service("query-service", "query", "query", Set.of("command-service"))),
            arguments));
  }

  private static ServiceDescription service(
      String name, String database, String owner, Set<String> after) {
    List<String> program =
        List.of("-cp", System.getProperty("java.class.path"), StandInService.class.getName(), name);
    return new ServiceDescription(name, database, database, owner, after, after.isEmpty(), program);
  }
}
