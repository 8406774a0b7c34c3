package dev.hindsight.command.account;

import dev.hindsight.events.StreamName;
import java.util.UUID;

/** The state of a transfer: made or not, so that one id moves money once. */
public enum Transfer {
  NOT_MADE,
  MADE;

  static final String KIND = "transfer";

  static StreamName stream(UUID id) {
    return new StreamName(KIND, id);
  }
}
