package dev.hindsight.torture.load;

import org.jspecify.annotations.Nullable;

/**
 * What a client wants.
 *
 * @param stream the entity that is changed, which its client may look at then; null for a new one
 * @param key null when the client does not care whether it happens twice
 * @param expected the version that the stream must be at; null for any
 */
record Wish(
    String method,
    String path,
    @Nullable String body,
    @Nullable String stream,
    @Nullable String key,
    @Nullable Long expected) {

  /** Another request under the same key; the same where it is not about money. */
  Wish forOtherMoney() {
    var other =
        body == null ? null : body.replaceFirst("\"amount\":\"[0-9.]+\"", "\"amount\":\"99.99\"");
    return new Wish(method, path, other, stream, key, expected);
  }

  Wish onlyAt(long version) {
    return new Wish(method, path, body, stream, key, version);
  }
}
