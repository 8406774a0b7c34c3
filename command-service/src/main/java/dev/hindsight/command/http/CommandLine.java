package dev.hindsight.command.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.command.handler.Outcome;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** One line of many commands: {@code {"command":"AddItemToCart","key":"…","data":{…}}}. */
record CommandLine(CommandForm form, ObjectNode json, CommandHeaders headers) {

  static CommandLine read(byte[] line, CommandForms forms, CommandHeaders headers)
      throws BadRequest {
    var json = Json.object(line);
    for (var names = json.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      switch (name) {
        case "command", "key", "data" -> {}
        default ->
            throw new BadRequest(Problem.malformed(FieldError.pointer(name), "unknown field"));
      }
    }
    return new CommandLine(form(json, forms), data(json), headers.withKey(key(json)));
  }

  Uni<Outcome> enter(Door door) throws BadRequest {
    return door.enterPaced(form, json, new Fields(json, headers.caller()), headers);
  }

  private static CommandForm form(ObjectNode json, CommandForms forms) throws BadRequest {
    var name = text(json.get("command"), "/command");
    if (name == null) {
      throw new BadRequest(Problem.malformed("/command", "is missing"));
    }
    return forms
        .of(name)
        .orElseThrow(
            () -> new BadRequest(Problem.malformed("/command", "must be one of " + forms.names())));
  }

  private static ObjectNode data(ObjectNode json) throws BadRequest {
    return switch (json.get("data")) {
      case null -> Json.emptyObject();
      case ObjectNode data -> data;
      default -> throw new BadRequest(Problem.malformed("/data", "must be an object"));
    };
  }

  private static @Nullable String key(ObjectNode json) throws BadRequest {
    return text(json.get("key"), "/key");
  }

  private static @Nullable String text(@Nullable JsonNode node, String pointer) throws BadRequest {
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw new BadRequest(Problem.malformed(pointer, "must be a string"));
    }
    return node.textValue();
  }
}
