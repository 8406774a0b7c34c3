package dev.hindsight.local;

import dev.hindsight.local.stack.ServiceDescription;
import dev.hindsight.local.stack.ServiceFiles;
import dev.hindsight.local.stack.Services;
import java.nio.file.Path;
import java.util.List;

/** The launcher as it is, over stand-ins of the services that its repository has. */
final class StandInHindsight {
  private StandInHindsight() {}

  public static void main(String[] arguments) {
    Path root = Repository.root();
    var files = new ServiceFiles(root);
    Services services = () -> files.all().stream().map(one -> standIn(one, root)).toList();
    System.exit(Hindsight.run(services, arguments));
  }

  private static ServiceDescription standIn(ServiceDescription service, Path root) {
    return service.with(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            StandInService.class.getName(),
            service.name(),
            root.toString()));
  }
}
