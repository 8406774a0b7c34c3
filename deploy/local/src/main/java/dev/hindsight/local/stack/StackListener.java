package dev.hindsight.local.stack;

/** Is told of every change of every part, in order, one at a time. */
@FunctionalInterface
public interface StackListener {
  void changed(PartStatus status);
}
