package dev.hindsight.command.follow;

import dev.hindsight.events.StreamName;

/** Something that can be done now because of the event at a position. */
sealed interface Due {

  StreamName stream();

  long position();

  /** What an event leads to. */
  record Task(StreamName stream, long position) implements Due {}

  /** A timer that has run out, set by the event of that version. */
  record Timer(StreamName stream, long position, long version) implements Due {}
}
