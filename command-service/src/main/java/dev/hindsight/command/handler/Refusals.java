package dev.hindsight.command.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindsight.command.decider.Rejection;

/** Between a refusal and the JSON that is stored under its key. */
final class Refusals {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Refusals() {}

  static String toJson(Rejection rejection) {
    try {
      return MAPPER.writeValueAsString(rejection);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a refusal cannot be written: " + rejection.reason(), e);
    }
  }

  static Rejection fromJson(String json) {
    try {
      return MAPPER.readValue(json, Rejection.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored refusal cannot be read", e);
    }
  }
}
