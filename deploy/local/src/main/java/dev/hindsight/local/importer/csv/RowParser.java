package dev.hindsight.local.importer.csv;

import dev.hindsight.events.Money;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.regex.Pattern;

/** Reads the values of a row, or says what is wrong with the first bad one. */
final class RowParser {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'")
          .withResolverStyle(ResolverStyle.STRICT);
  // They become part of keys of at most 255 characters, between slashes.
  private static final Pattern NAME = Pattern.compile("[\\p{Graph}&&[^/]]{1,80}");
  private static final long HIGHEST_PRICE = 1_000_000;

  private final Currency currency;
  private final Money highestPrice;
  private final Clock clock;

  RowParser(Currency currency, Clock clock) {
    this.currency = currency;
    this.highestPrice = Money.of(Long.toString(HIGHEST_PRICE), currency.getCurrencyCode());
    this.clock = clock;
  }

  Row parse(Columns.Values values) throws MalformedLine {
    var type = RowType.parse(values.get("event_type"));
    if (type == RowType.VIEW) {
      return new Row.View();
    }
    return new Row.Deed(
        type,
        time(values.get("event_time")),
        name("product_id", values),
        price(values.get("price")),
        name("user_session", values));
  }

  private Instant time(String text) throws MalformedLine {
    var at = parsedTime(text);
    if (at.isAfter(clock.instant())) {
      throw new MalformedLine("event_time '%s' lies in the future".formatted(text));
    }
    return at;
  }

  private static Instant parsedTime(String text) throws MalformedLine {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedLine(
          "event_time '%s' is not like 2022-10-01 00:00:00 UTC".formatted(text));
    }
  }

  private Money price(String text) throws MalformedLine {
    var price =
        Money.parse(text, currency)
            .orElseThrow(
                () -> new MalformedLine("price '%s' is no amount of %s".formatted(text, currency)));
    if (price.minor() <= 0) {
      throw new MalformedLine("price '%s' is not above zero".formatted(text));
    }
    if (price.compareTo(highestPrice) > 0) {
      throw new MalformedLine("price '%s' is above %d".formatted(text, HIGHEST_PRICE));
    }
    return price;
  }

  private static String name(String column, Columns.Values values) throws MalformedLine {
    var text = values.get(column);
    if (text.isEmpty()) {
      throw new MalformedLine(column + " is empty");
    }
    if (!NAME.matcher(text).matches()) {
      throw new MalformedLine(column + " is not up to 80 visible ASCII characters without a slash");
    }
    return text;
  }
}
