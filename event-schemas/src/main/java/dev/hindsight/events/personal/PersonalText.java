package dev.hindsight.events.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A personal field as it stands in events, topic, stores and exports: {@code v1.} and the base64url
 * of initialisation vector, ciphertext and tag. Only the customer's {@link PersonalKey} opens it.
 */
public record PersonalText(@JsonValue String sealed) {

  @JsonCreator
  public PersonalText {
    if (!sealed.startsWith(PersonalKey.FORMAT)) {
      throw new IllegalArgumentException("a personal field must be encrypted");
    }
  }
}
