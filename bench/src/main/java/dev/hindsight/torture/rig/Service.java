package dev.hindsight.torture.rig;

import java.nio.file.Path;

/** The services that a rig has. */
public enum Service {
  COMMAND("command-service", "command"),
  QUERY("query-service", "query"),
  ANALYTICS("analytics-service", "analytics");

  private final String folder;
  private final String database;

  Service(String folder, String database) {
    this.folder = folder;
    this.database = database;
  }

  /** Its name, as it is known outside. */
  public String title() {
    return folder;
  }

  public String database() {
    return database;
  }

  Path jar(Path root) {
    return root.resolve(folder).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
