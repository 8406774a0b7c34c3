package dev.hindsight.bench.stack;

import dev.hindsight.embedded.token.Token;
import dev.hindsight.embedded.token.TokenKey;
import java.time.Duration;

/** As whom loads and their judges come in: one operator, known to every stack of this process. */
public final class Operator {

  public static final String HEADER = "Authorization";

  /** The environment in which a launcher finds the key of its tokens. */
  static final String OF_LAUNCHERS = "HINDSIGHT_TOKEN_KEY";

  private static final TokenKey KEY = TokenKey.generate();
  private static final String BEARER =
      "Bearer " + Token.operator().lasting(Duration.ofDays(7)).signedWith(KEY);

  private Operator() {}

  public static String bearer() {
    return BEARER;
  }

  /** For services: what they verify tokens with. */
  public static String publicKey() {
    return KEY.publicKey();
  }

  /** For launchers: what they sign their own tokens with. */
  public static String key() {
    return KEY.text();
  }
}
