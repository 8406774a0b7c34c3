package dev.hindsight.query.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.zjsonpatch.JsonDiff;

/** A JSON Patch (RFC 6902) between two answers as their readers see them. */
final class Diff {

  private final ObjectMapper mapper;

  Diff(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  JsonNode between(Object from, Object to) {
    return JsonDiff.asJson(mapper.valueToTree(from), mapper.valueToTree(to));
  }
}
