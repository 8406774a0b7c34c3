package dev.hindsight.local.control;

import dev.hindsight.local.stack.DataFolder;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/** Asks the launcher of a stack for one thing and waits until it is done. */
public final class ControlCall {
  static final String DONE = "done";

  private final DataFolder data;

  public ControlCall(DataFolder data) {
    this.data = data;
  }

  /**
   * Returns when the service is ready; throws with the launcher's reason when it does not get
   * there.
   */
  public void start(String service) {
    String answer;
    try (SocketChannel launcher =
        SocketChannel.open(UnixDomainSocketAddress.of(data.control().toRealPath()))) {
      Line.write(launcher, new Order(service).line());
      answer = Line.readAll(launcher);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the launcher does not listen at "
              + data.control()
              + ": was it started by an older Hindsight? ./hindsight down and up help ("
              + e.getMessage()
              + ")",
          e);
    }
    if (!answer.equals(DONE)) {
      throw new IllegalStateException(
          answer.isEmpty() ? "the launcher has ended meanwhile" : answer);
    }
  }
}
