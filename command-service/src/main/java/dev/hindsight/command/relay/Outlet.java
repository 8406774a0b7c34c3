package dev.hindsight.command.relay;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The topic, as far as the relay is concerned. */
public interface Outlet {

  /**
   * Creates the topic when it is absent; from here on no earlier publisher can write any more.
   *
   * @throws WrongTopic when the topic is not as it must be
   */
  Publisher openPublisher() throws InterruptedException, ExecutionException, TimeoutException;

  /**
   * To be asked after a publisher was opened: then nothing of a predecessor is under way.
   *
   * @throws WrongTopic when the topic holds events and does not begin with the first
   */
  TopicEnds ends();
}
