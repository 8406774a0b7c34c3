package dev.hindsight.command.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.personal.EmailVerification.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailVerificationTest {

  private static final LogKey LOG_KEY = logKey((byte) 1);
  private static final UUID ALICE = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);
  private static final UUID ADDRESS = new UUID(6, 1);
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final EmailVerification verification = new EmailVerification(LOG_KEY, Duration.ofDays(7));
  private final String token = verification.tokenFor(ALICE, ADDRESS, NOON);

  @Test
  void a_token_says_which_address_and_until_when() {
    assertThat(verification.read(ALICE, token)).contains(new Proof(ADDRESS, NOON));
  }

  @Test
  void a_token_is_the_same_each_time_and_on_each_replica() {
    var replica = new EmailVerification(logKey((byte) 1), Duration.ofDays(1));

    assertThat(replica.tokenFor(ALICE, ADDRESS, NOON)).isEqualTo(token);
    assertThat(replica.read(ALICE, token)).isPresent();
  }

  @Test
  void a_token_goes_into_an_address_as_it_is() {
    assertThat(token).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void it_is_valid_for_as_long_as_configured() {
    assertThat(verification.validUntil(NOON)).isEqualTo(Instant.parse("2026-03-12T12:00:00Z"));
    assertThatThrownBy(() -> new EmailVerification(LOG_KEY, Duration.ZERO))
        .hasMessageContaining("hindsight.email-verification.valid-for");
  }

  @Test
  void the_token_of_one_customer_is_none_of_another() {
    assertThat(verification.read(BOB, token)).isEmpty();
  }

  @Test
  void a_token_of_another_master_key_is_none() {
    var other = new EmailVerification(logKey((byte) 2), Duration.ofDays(7));

    assertThat(other.read(ALICE, token)).isEmpty();
  }

  @Test
  void no_bit_of_a_token_can_be_changed() {
    var bytes = Base64.getUrlDecoder().decode(token);
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
      var changed = bytes.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

      assertThat(verification.read(ALICE, Base64.getUrlEncoder().encodeToString(changed)))
          .as("bit %d", bit)
          .isEmpty();
    }
  }

  @Test
  void what_is_no_token_is_none() {
    for (var nonsense : new String[] {"", "x", "nonsense", "!", token + "A", token.substring(4)}) {
      assertThat(verification.read(ALICE, nonsense)).as(nonsense).isEmpty();
    }
  }

  private static LogKey logKey(byte filler) {
    var bytes = new byte[32];
    java.util.Arrays.fill(bytes, filler);
    return new MasterKey(Base64.getEncoder().encodeToString(bytes)).firstLogKey();
  }
}
