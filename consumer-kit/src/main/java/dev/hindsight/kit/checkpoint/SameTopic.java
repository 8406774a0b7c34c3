package dev.hindsight.kit.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Whether stored offsets are those of the topic that is read: a topic that was made anew has the
 * same name and events, and other offsets. Thread-safe.
 */
public interface SameTopic {

  /** For stores whose topic never changes. */
  SameTopic ALWAYS =
      new SameTopic() {
        @Override
        public void look() {
          // There is no other.
        }

        @Override
        public void confirm() {
          // There is no other.
        }

        @Override
        public void check(@Nullable String stored) {
          // There is no other.
        }

        @Override
        public void cameBy(long position) {
          // Nothing comes by twice.
        }
      };

  /**
   * Asks which topic it is. Blocks.
   *
   * @throws OtherTopic when it is not the one that was known, or nobody can say
   */
  void look();

  /**
   * Returns if all that was read until now is of the topic whose offsets are stored. Asks only when
   * the last answer is too old, and blocks then.
   *
   * @throws OtherTopic when it is not, or nobody can say
   */
  void confirm();

  /**
   * Returns if an offset belongs to the topic that is read.
   *
   * @param stored the topic that was stored with the offset
   * @throws OtherTopic when it does not
   */
  void check(@Nullable String stored);

  /**
   * An event at this position came by, in a topic that was made anew: it was applied before, or is
   * applied now. How far the topic is filled again can be told from it.
   */
  void cameBy(long position);
}
