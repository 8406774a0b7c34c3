package dev.hindsight.command.relay;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The topic, as far as the relay is concerned. */
public interface Outlet {

  /** From here on no earlier publisher can write any more. */
  Publisher openPublisher() throws InterruptedException, ExecutionException, TimeoutException;

  /**
   * Creates the topic when it is absent; throws {@link WrongTopic} when it is not as it must be.
   */
  void check() throws InterruptedException, ExecutionException, TimeoutException;

  /** To be asked after a publisher was opened: then nothing of a predecessor is under way. */
  Optional<TopicEnd> end();
}
