package dev.hindsight.command.handler;

import io.vertx.core.Context;
import java.util.HashMap;
import java.util.Map;

/**
 * Keys whose command has no answer yet. The same key at the same time waits for the first one, and
 * is looked up then. Confined to the handler's event loop.
 */
final class KeysInFlight {

  private final Context loop;
  private final Map<String, Submission> first = new HashMap<>();

  KeysInFlight(Context loop) {
    this.loop = loop;
  }

  /** Whether it is the first with its key; if not, {@code again} runs when that has its answer. */
  boolean enter(String key, Submission submission, Runnable again) {
    var before = first.putIfAbsent(key, submission);
    if (before != null) {
      before.answer.future().onComplete(done -> loop.runOnContext(then -> again.run()));
      return false;
    }
    submission
        .answer
        .future()
        .onComplete(done -> loop.runOnContext(then -> first.remove(key, submission)));
    return true;
  }
}
