package dev.hindsight.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.TransactionVersion;

/** Formats the storage of a new node; a node that has its storage keeps it, with its cluster id. */
final class Storage {
  private Storage() {}

  static Path folder(Path data) {
    return data.resolve("log");
  }

  static void formatWhenNew(Path data) throws IOException {
    Path folder = folder(data);
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    try {
      new Formatter()
          .setNodeId(NodeSettings.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(NodeSettings.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .setFeatureLevel(TransactionVersion.FEATURE_NAME, (short) 2)
          .setPrintStream(System.out)
          .run();
    } catch (Exception e) {
      throw new IOException(
          "Kafka's storage in " + folder + " cannot be formatted: " + e.getMessage(), e);
    }
  }
}
