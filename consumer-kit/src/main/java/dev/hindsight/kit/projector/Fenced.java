package dev.hindsight.kit.projector;

/** Another writer has moved a checkpoint: this batch is not ours to apply. */
public final class Fenced extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Fenced(Throwable cause) {
    super("another writer has moved a checkpoint; the batch was dropped", cause);
  }
}
