package dev.hindsight.kit.personal;

import dev.hindsight.events.personal.PersonalKey;
import dev.hindsight.events.personal.PersonalText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The personal fields of one customer: readable while the key lives, erased for ever after. */
public final class PersonalFields {

  private static final PersonalFields ERASED = new PersonalFields(null);

  private final @Nullable PersonalKey key;

  private PersonalFields(@Nullable PersonalKey key) {
    this.key = key;
  }

  /** Those of a customer whose key lives. */
  public static PersonalFields with(PersonalKey key) {
    return new PersonalFields(key);
  }

  /** Those of a customer whose key is destroyed. */
  public static PersonalFields destroyed() {
    return ERASED;
  }

  /** Whether the answer shall say {@code "erased": true}. */
  public boolean erased() {
    return key == null;
  }

  /**
   * The plain text of a field, named as in the event; nothing when it was erased, be it that the
   * key is destroyed or that the row was scrubbed.
   */
  public Optional<String> open(String field, @Nullable PersonalText text) {
    return key == null || text == null ? Optional.empty() : Optional.of(key.open(field, text));
  }
}
