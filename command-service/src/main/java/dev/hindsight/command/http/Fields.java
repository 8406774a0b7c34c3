package dev.hindsight.command.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindsight.events.CanonicalUuid;
import dev.hindsight.events.Money;
import dev.hindsight.service.access.Caller;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request, read one by one. What is wrong with each is noted and reading goes on,
 * so that the caller hears of everything at once; a placeholder stands in for a bad value, and the
 * command that it went into is thrown away.
 */
public final class Fields {

  private static final UUID NO_ID = new UUID(0, 0);
  private static final Currency NO_CURRENCY = Currency.getInstance("XXX");
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private final ObjectNode json;
  private final Caller caller;
  private final Set<String> read = new HashSet<>();
  private final List<FieldError> errors = new ArrayList<>();
  private boolean madeId;
  private boolean nothingWasSaid;

  Fields(ObjectNode json, Caller caller) {
    this.json = json;
    this.caller = caller;
  }

  /** Who sent them. */
  public Caller caller() {
    return caller;
  }

  /** Adds a part of the path, as if it stood in the body. */
  Fields with(String name, String pathPart) {
    if (json.has(name)) {
      errors.add(FieldError.of(name, "stands in the path and must not stand in the body"));
    }
    json.put(name, pathPart);
    return this;
  }

  /** The body was empty; something new needs one, even if nothing in it is required. */
  void refuseNothing() {
    nothingWasSaid = true;
  }

  /** What is wrong so far, after fields that nobody asked for were noted as well. */
  List<FieldError> errors() {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      if (!read.contains(name)) {
        errors.add(FieldError.of(name, "unknown field"));
        read.add(name);
      }
    }
    if (nothingWasSaid && errors.isEmpty()) {
      errors.add(new FieldError("", "the body is empty: send a JSON object, {} at the least"));
    }
    return errors;
  }

  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** A UUID that must be there. */
  public UUID id(String name) {
    var id = optionalId(name);
    return id == null ? missing(name, NO_ID) : id;
  }

  /** A UUID that must be there under one of two names. */
  public UUID id(String name, String otherName) {
    return json.has(otherName) && !json.has(name) ? id(otherName) : id(name);
  }

  /** The id of something new: what the caller named, or one made now. */
  public UUID newId(String name) {
    var id = optionalId(name);
    if (id != null) {
      return id;
    }
    madeId = true;
    return Ids.next();
  }

  /** The same of a new customer: the caller's own, if they have one and named none. */
  public UUID newCustomerId(String name) {
    var id = customerId(name);
    return id == null ? newId(name) : id;
  }

  /** Whether {@link #newId} made an id, so that nothing can be there under it. */
  boolean madeId() {
    return madeId;
  }

  public @Nullable UUID optionalId(String name) {
    var text = string(name);
    if (text == null) {
      return null;
    }
    return CanonicalUuid.is(text) ? UUID.fromString(text) : bad(name, "must be a UUID", NO_ID);
  }

  /** The customer that something new is for: if none is named, the caller, if they are one. */
  public @Nullable UUID customerId(String name) {
    var id = optionalId(name);
    return id == null ? caller.asCustomer() : id;
  }

  /** The seller that something new is of: if none is named, the caller, if they are one. */
  public @Nullable UUID sellerId(String name) {
    var id = optionalId(name);
    return id == null ? caller.asSeller() : id;
  }

  /** A text of 1 to {@code longest} characters that must be there. */
  public String text(String name, int longest) {
    var text = optionalText(name, longest);
    return text == null ? missing(name, "") : text;
  }

  public @Nullable String optionalText(String name, int longest) {
    var text = string(name);
    if (text == null) {
      return null;
    }
    if (text.isBlank()) {
      return bad(name, "must not be blank", "");
    }
    if (text.length() > longest) {
      return bad(name, "must have at most " + longest + " characters", "");
    }
    return Text.isStorable(text) ? text : bad(name, "has a character that is no text", "");
  }

  /** A whole number within bounds that must be there. */
  public int count(String name, int least, int most) {
    var node = node(name);
    if (node == null) {
      return missing(name, least);
    }
    var whole = node.isIntegralNumber() && node.canConvertToInt();
    return whole && node.intValue() >= least && node.intValue() <= most
        ? node.intValue()
        : bad(name, "must be a whole number from " + least + " to " + most, least);
  }

  /** An ISO 4217 code that must be there. */
  public Currency currency(String name) {
    var code = string(name);
    return code == null ? missing(name, NO_CURRENCY) : currency(name, code);
  }

  /** An amount above zero and at most {@code most} minor units that must be there. */
  public Money money(String name, long most) {
    var node = node(name);
    var nothing = Money.zero(NO_CURRENCY);
    if (node == null) {
      return missing(name, nothing);
    }
    if (!(node instanceof ObjectNode object)) {
      return bad(name, "must be {\"amount\":\"12.00\",\"currency\":\"EUR\"}", nothing);
    }
    var inside = new Fields(object, caller);
    var amount = inside.string("amount");
    var currency = inside.currency("currency");
    if (amount == null && !inside.failed("amount")) {
      inside.missing("amount", nothing);
    }
    var money =
        amount == null || inside.failed("currency")
            ? nothing
            : inside.amount(amount, currency, most);
    for (var error : inside.errors()) {
      errors.add(new FieldError(FieldError.pointer(name) + error.pointer(), error.detail()));
    }
    return money;
  }

  private Money amount(String text, Currency currency, long most) {
    var money = Money.parse(text, currency);
    var nothing = Money.zero(currency);
    if (money.isEmpty()) {
      var decimals = Math.max(0, currency.getDefaultFractionDigits());
      return bad(
          "amount",
          "must be a decimal string with at most %d decimals, as %s has"
              .formatted(decimals, currency),
          nothing);
    }
    if (!money.get().isPositive()) {
      return bad("amount", "must be above zero", nothing);
    }
    return money.get().minor() <= most
        ? money.get()
        : bad("amount", "must be at most " + new Money(most, currency).amount(), nothing);
  }

  /** An instant that is not in the future, to the microsecond; null when it is not there. */
  @Nullable Instant pastInstant(String name, Instant now) {
    var text = string(name);
    if (text == null) {
      return null;
    }
    try {
      var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
      if (instant.isBefore(EARLIEST)) {
        return bad(name, "must be after the year 0", EARLIEST);
      }
      return instant.isAfter(now) ? bad(name, "must not be in the future", EARLIEST) : instant;
    } catch (DateTimeException e) {
      return bad(name, "must be an instant such as 2022-10-01T00:00:00Z", EARLIEST);
    }
  }

  /** Notes a rule that a field breaks, unless something is wrong with it already. */
  public void refuse(String name, String detail) {
    if (!failed(name)) {
      errors.add(FieldError.of(name, detail));
    }
  }

  private Currency currency(String name, String code) {
    try {
      var currency = Currency.getInstance(code);
      return currency.getDefaultFractionDigits() >= 0
          ? currency
          : bad(name, "is not a currency of money", NO_CURRENCY);
    } catch (IllegalArgumentException e) {
      return bad(name, "must be an ISO 4217 code such as EUR", NO_CURRENCY);
    }
  }

  private @Nullable String string(String name) {
    var node = node(name);
    if (node == null) {
      return null;
    }
    return node.isTextual() ? node.textValue() : bad(name, "must be a string", null);
  }

  private @Nullable JsonNode node(String name) {
    read.add(name);
    var node = json.get(name);
    return node == null || node.isNull() ? null : node;
  }

  private boolean failed(String name) {
    return errors.stream().anyMatch(error -> error.pointer().equals(FieldError.pointer(name)));
  }

  private <T extends @Nullable Object> T missing(String name, T placeholder) {
    return failed(name) ? placeholder : bad(name, "is missing", placeholder);
  }

  private <T extends @Nullable Object> T bad(String name, String detail, T placeholder) {
    errors.add(FieldError.of(name, detail));
    return placeholder;
  }
}
