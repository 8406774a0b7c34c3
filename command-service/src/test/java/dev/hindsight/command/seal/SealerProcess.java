package dev.hindsight.command.seal;

import dev.hindsight.command.OwnProcess;
import io.vertx.core.Vertx;

/** A sealer in a process of its own, so that a test can kill it at any moment. */
final class SealerProcess {

  private SealerProcess() {}

  /** Arguments: host, port, database, user, password. */
  public static void main(String[] args) {
    var connections = OwnProcess.connections(Vertx.vertx(), args);
    new Sealer(connections, Sealing.KEY, new SealProgress()).run();
  }
}
