package dev.hindsight.command.relay;

/** The topic, or what is in it, is not what this log can be published to; only people can help. */
public final class WrongTopic extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongTopic(String message) {
    super(message);
  }
}
