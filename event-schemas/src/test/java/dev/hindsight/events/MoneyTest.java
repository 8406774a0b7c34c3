package dev.hindsight.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is exact, reads back what it writes, and refuses what is no amount. */
class MoneyTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final Currency KWD = Currency.getInstance("KWD");

  @Test
  void what_is_written_is_read_again_in_every_currency() {
    Seeds.each(random -> {
      var money = new RandomEvents(random).money();
      var either = random.nextBoolean() ? money : money.negated();

      assertThat(Money.parse(either.amount(), either.currency())).contains(either);
      assertThat(Money.of(either.amount(), either.currencyCode())).isEqualTo(either);
    });
  }

  @Test
  void amounts_add_up_like_their_minor_units() {
    Seeds.each(random -> {
      long one = random.nextInt();
      long other = random.nextInt();
      var a = new Money(one, EUR);
      var b = new Money(other, EUR);

      assertThat(a.plus(b).minor()).isEqualTo(one + other);
      assertThat(a.minus(b)).isEqualTo(a.plus(b.negated()));
      assertThat(a.times(3)).isEqualTo(a.plus(a).plus(a));
      assertThat(a.compareTo(b)).isEqualTo(Long.compare(one, other));
    });
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 12.00, 1200, 12.00",
    "EUR, 12, 1200, 12.00",
    "EUR, 12.5, 1250, 12.50",
    "EUR, 12.5000, 1250, 12.50",
    "EUR, 0.01, 1, 0.01",
    "EUR, -0.01, -1, -0.01",
    "EUR, -0.00, 0, 0.00",
    "EUR, 01.00, 100, 1.00",
    "EUR, 10000000000000000.00, 1000000000000000000, 10000000000000000.00",
    "JPY, 1200, 1200, 1200",
    "JPY, 1200.0, 1200, 1200",
    "JPY, 1000000000000000000, 1000000000000000000, 1000000000000000000",
    "KWD, 1.250, 1250, 1.250",
    "KWD, 1.2, 1200, 1.200",
    "CLF, 1.2345, 12345, 1.2345"
  })
  void an_amount_is_read_to_minor_units_and_written_with_all_decimals(
      String currency, String text, long minor, String written) {
    var money = Money.of(text, currency);

    assertThat(money.minor()).isEqualTo(minor);
    assertThat(money.amount()).isEqualTo(written);
    assertThat(money).hasToString(written + " " + currency);
  }

  @ParameterizedTest
  @CsvSource({
    "EUR, 1.001",
    "EUR, 0.0001",
    "EUR, 1.00001",
    "JPY, 1.5",
    "KWD, 1.2345",
    "EUR, 10000000000000000.01",
    "EUR, 1234567890123456789",
    "JPY, 1234567890123456789",
    "JPY, -1000000000000000001",
    "CLF, 999999999999999.9999"
  })
  void too_many_decimals_or_digits_are_no_amount(String currency, String text) {
    assertThat(Money.parse(text, Currency.getInstance(currency))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 1.00",
        "1.00 ",
        "1.00\n",
        "+1",
        "--1",
        "-",
        ".5",
        "1.",
        "1,00",
        "1_000",
        "1e3",
        "1e9999999",
        "1E-9999999",
        "0x10",
        "NaN",
        "Infinity",
        "١٢",
        "１２",
        "12345678901234567890",
        "0.00000",
        "1.00€"
      })
  void what_is_no_decimal_never_gets_as_far_as_a_number(String text) {
    assertThat(Money.AMOUNT.matcher(text).matches()).isFalse();
    assertThat(Money.parse(text, EUR)).isEmpty();
  }

  @Test
  void a_text_of_any_length_is_refused_by_its_pattern() {
    var nines = "9".repeat(1_000_000);

    assertThat(Money.AMOUNT.matcher(nines).matches()).isFalse();
    assertThat(Money.AMOUNT.matcher("0." + nines).matches()).isFalse();
  }

  @Test
  void more_than_the_most_is_an_arithmetic_error() {
    var most = new Money(Money.MAX_MINOR, EUR);
    var cent = new Money(1, EUR);

    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(cent));
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> most.times(Integer.MAX_VALUE));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> most.negated().minus(cent));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> new Money(Long.MIN_VALUE, EUR));
    assertThat(most.plus(cent.negated()).minor()).isEqualTo(Money.MAX_MINOR - 1);
  }

  @Test
  void currencies_do_not_mix() {
    var yen = new Money(1, JPY);
    var fils = new Money(1, KWD);

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> yen.plus(fils))
        .withMessage("cannot mix JPY and KWD");
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> yen.minus(fils));
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> yen.compareTo(fils));
  }

  @Test
  void a_literal_that_is_no_amount_is_refused_with_both_parts() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Money.of("1.5", "JPY"))
        .withMessage("1.5 is not an amount of JPY");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Money.of("1.5", "???"));
  }
}
