package dev.hindsight.command.monitor.http;

import dev.hindsight.command.http.Problem;
import java.util.Optional;
import java.util.UUID;

/** The id in the path, and what is wrong with it. */
final class CommandIds {

  private CommandIds() {}

  static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Problem malformed() {
    return Problem.of(400, "malformed", "the id of a command is a UUID");
  }

  static Problem unknown(UUID id) {
    return Problem.of(
        404,
        "unknown-command",
        "there is no command " + id + ", or it is not recorded yet, or it was refused");
  }
}
