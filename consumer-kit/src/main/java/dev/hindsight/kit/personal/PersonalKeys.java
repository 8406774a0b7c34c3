package dev.hindsight.kit.personal;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Opens customers' fields while answering; a view stores them sealed. */
public interface PersonalKeys {

  /**
   * What opens the fields of a customer; {@link PersonalFields#erased()} when the key is destroyed.
   * Fails with a 503 problem when the keys cannot be had just now.
   */
  Uni<PersonalFields> of(UUID customer);

  /**
   * Drops what is held of a customer's key, at once. The kit calls it when a {@code CustomerErased}
   * comes by, before any projection has applied it.
   */
  void forget(UUID customer);
}
