package dev.hindsight.command.relay;

import dev.hindsight.command.log.LoggedEvent;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Writes events to the topic, each call all or nothing and behind the one before. */
public interface Publisher extends AutoCloseable {

  /**
   * Returns when the events are in the topic for readers of committed records. After an exception
   * nobody knows whether they are, and this one is to be used no more.
   */
  void publish(List<LoggedEvent> events);

  /**
   * Returns if the topic still is the one that this was opened on, and is as it must be. A topic
   * that was made anew lacks all that was published before, and must be filled from the first event
   * on.
   *
   * @throws WrongTopic when it has another policy or number of partitions
   * @throws IllegalStateException when it is gone, or another: to be opened again
   */
  void confirm() throws InterruptedException, ExecutionException, TimeoutException;

  @Override
  void close();
}
