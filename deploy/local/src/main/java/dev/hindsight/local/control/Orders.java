package dev.hindsight.local.control;

/** What a launcher can be asked for; each returns when it is done, or throws with the reason. */
@FunctionalInterface
public interface Orders {

  /** Starts a service of this name in the running stack, or starts it anew. */
  void start(String service);
}
