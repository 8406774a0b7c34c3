package dev.hindsight.command.personal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What a caller must know who asks for customers' keys. */
@ApplicationScoped
public class KeysSecret {

  /** The header that tells it, beside a token or without one. */
  public static final String HEADER = "Hindsight-Keys-Secret";

  private final byte[] present;
  private final byte[] former;

  /** {@code former}: is good too, for callers that have not heard of the new one yet. */
  KeysSecret(
      @ConfigProperty(name = "hindsight.keys.secret") String present,
      @ConfigProperty(name = "hindsight.keys.secret.before") Optional<String> former) {
    this.present = present.getBytes(UTF_8);
    this.former = former.orElse(present).getBytes(UTF_8);
  }

  /** Whether a caller tells it; takes as long for a wrong one as for the right one. */
  public boolean isToldBy(@Nullable String header) {
    if (header == null) {
      return false;
    }
    var told = header.getBytes(UTF_8);
    return MessageDigest.isEqual(present, told) | MessageDigest.isEqual(former, told);
  }
}
