package dev.hindsight.local.consumer;

import dev.hindsight.local.stack.ServiceDescription;
import dev.hindsight.local.stack.ServiceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a consumer into a repository: whole, or not at all, and over nothing that is there. */
final class NewConsumer {
  private static final int PORT_OF_THE_FIRST_SERVICE = 8081;

  private final Path root;
  private final ConsumerName name;

  NewConsumer(Path root, ConsumerName name) {
    this.root = root;
    this.name = name;
  }

  /** The places of the files that were written, below the root. */
  List<Path> write() {
    try {
      var pom = new RootPom(root);
      List<ServiceDescription> services = new ServiceFiles(root).all();
      int port = PORT_OF_THE_FIRST_SERVICE + services.size();
      Map<Path, String> files = new ConsumerFiles(name, pom.version(), port).all();
      refuseWhatIsTaken(pom, services, files);
      write(files);
      pom.add(name.text());
      return List.copyOf(files.keySet());
    } catch (IOException e) {
      throw new UncheckedIOException(
          name.text() + " cannot be written into " + root + ": " + e.getMessage(), e);
    }
  }

  private void refuseWhatIsTaken(
      RootPom pom, List<ServiceDescription> services, Map<Path, String> files) {
    for (Path file : files.keySet()) {
      if (Files.exists(root.resolve(file))) {
        throw taken(file + " is there already");
      }
    }
    if (Files.exists(root.resolve(name.text())) || pom.names(name.text())) {
      throw taken("there is a folder or a module of that name");
    }
    for (ServiceDescription service : services) {
      if (List.of(service.database(), service.role(), service.owner()).contains(name.database())) {
        throw taken(service.name() + " has a database or a role " + name.database());
      }
    }
  }

  private IllegalStateException taken(String how) {
    return new IllegalStateException(how + ": nothing was written; choose another name");
  }

  private void write(Map<Path, String> files) throws IOException {
    var written = new ArrayList<Path>();
    try {
      for (var file : files.entrySet()) {
        Path place = root.resolve(file.getKey());
        Files.createDirectories(place.getParent());
        Files.writeString(place, file.getValue(), StandardOpenOption.CREATE_NEW);
        written.add(place);
      }
    } catch (IOException e) {
      for (Path place : written) {
        Files.delete(place);
      }
      throw e;
    }
  }
}
