package dev.hindsight.command.relay;

import dev.hindsight.command.log.LoggedEvent;
import java.util.List;

/** Writes events to the topic, each call all or nothing and behind the one before. */
public interface Publisher extends AutoCloseable {

  /**
   * Returns when the events are in the topic for readers of committed records. After an exception
   * nobody knows whether they are, and this one is to be used no more.
   */
  void publish(List<LoggedEvent> events);

  @Override
  void close();
}
