package dev.hindsight.embedded;

import java.nio.file.Path;

/** A program that starts both servers, prints their process ids and waits to be killed. */
final class ShortLivedParent {
  private ShortLivedParent() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    var postgres = EmbeddedPostgres.at(folder.resolve("postgres")).start();
    var kafka = EmbeddedKafka.at(folder.resolve("kafka")).start();
    System.out.println(postgres.pid() + " " + kafka.pid());
    Thread.currentThread().join();
  }
}
