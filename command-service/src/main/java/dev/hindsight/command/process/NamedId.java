package dev.hindsight.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ids that a process makes out of what they are for, so that the same step names the same thing
 * whenever it is taken: UUIDs of version 5 (RFC 9562) in a namespace of our own. The names are
 *
 * <ul>
 *   <li>{@code payout/<order>/<seller>}: the transfer that pays a seller
 *   <li>{@code refund/<transfer of the payout>}: the transfer back
 *   <li>{@code account/<seller>/<currency>/<n>}: the n-th account that is opened for a seller that
 *       has none
 * </ul>
 *
 * with {@code shop} for a seller where there is none. They never change: they stand in the log.
 */
final class NamedId {

  private static final UUID NAMESPACE = UUID.fromString("6f1d1f0e-27a3-4b0c-9d35-0f2f6f6e6a51");

  private NamedId() {}

  static UUID ofPayout(UUID order, @Nullable UUID seller) {
    return of("payout/" + order + "/" + nameOf(seller));
  }

  static UUID ofRefund(UUID payout) {
    return of("refund/" + payout);
  }

  static UUID ofAccount(@Nullable UUID seller, Currency currency, int n) {
    return of("account/" + nameOf(seller) + "/" + currency.getCurrencyCode() + "/" + n);
  }

  /** For any other name. */
  static UUID of(String name) {
    var namespace =
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits());
    var sha1 = sha1();
    sha1.update(namespace.flip());
    var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(UTF_8)));
    var high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
    var low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static String nameOf(@Nullable UUID seller) {
    return seller == null ? "shop" : seller.toString();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
