package dev.hindsight.events.contract;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Lists new schemas and samples as published; refuses when a published one has changed. From the
 * project's root: {@code java
 * event-schemas/src/test/java/dev/hindsight/events/contract/Publish.java}
 */
final class Publish {

  private Publish() {}

  public static void main(String[] args) throws IOException {
    var module = Path.of(args.length == 0 ? "event-schemas" : args[0]);
    try {
      var added = new PublishedFiles(module).list();
      added.forEach(name -> System.out.println("published " + name));
      System.out.println(added.size() + " files added to the list");
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
