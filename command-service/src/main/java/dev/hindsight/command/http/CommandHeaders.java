package dev.hindsight.command.http;

import dev.hindsight.command.log.Metadata;
import dev.hindsight.service.access.Caller;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sends a command, and what the headers of the request say about it. */
record CommandHeaders(
    Caller caller,
    @Nullable String idempotencyKey,
    @Nullable Long expectedVersion,
    Metadata metadata) {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String IF_MATCH = "If-Match";
  static final String CORRELATION_ID = "Correlation-Id";
  static final String TRACEPARENT = "traceparent";

  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_CORRELATION = 200;
  private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");
  private static final Pattern TRACE =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  static CommandHeaders read(Caller caller, Function<String, @Nullable String> header)
      throws BadRequest {
    return new CommandHeaders(
        caller,
        text(IDEMPOTENCY_KEY, header.apply(IDEMPOTENCY_KEY), LONGEST_KEY),
        version(header.apply(IF_MATCH)),
        metadata(caller, header));
  }

  /** Those that are about a request of many commands as a whole: neither key nor version. */
  static CommandHeaders ofMany(Caller caller, Function<String, @Nullable String> header)
      throws BadRequest {
    return new CommandHeaders(caller, null, null, metadata(caller, header));
  }

  private static Metadata metadata(Caller caller, Function<String, @Nullable String> header)
      throws BadRequest {
    return new Metadata(
        text(CORRELATION_ID, header.apply(CORRELATION_ID), LONGEST_CORRELATION),
        null,
        caller.actor(),
        trace(header.apply(TRACEPARENT)));
  }

  /** The same in the trace of the request as it is handled, if it is traced. */
  CommandHeaders inTrace(Optional<String> traceparent) {
    return traceparent
        .map(here ->
            new CommandHeaders(
                caller, idempotencyKey, expectedVersion, metadata.withTraceparent(here)))
        .orElse(this);
  }

  /** The same with the key of one line of many commands. */
  CommandHeaders withKey(@Nullable String key) throws BadRequest {
    return new CommandHeaders(caller, text("/key", key, LONGEST_KEY), null, metadata);
  }

  /** Whether a Content-Type, with or without parameters, is that type. */
  static boolean isOfType(@Nullable String contentType, String type) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type);
  }

  private static @Nullable String text(String name, @Nullable String text, int longest)
      throws BadRequest {
    if (text == null) {
      return null;
    }
    if (text.isBlank() || text.length() > longest || !Text.isStorable(text)) {
      throw new BadRequest(
          Problem.malformed(name, "must be a text of 1 to " + longest + " characters"));
    }
    return text;
  }

  private static @Nullable Long version(@Nullable String etag) throws BadRequest {
    if (etag == null || etag.equals("*")) {
      return null;
    }
    var match = ETAG.matcher(etag);
    if (!match.matches()) {
      throw new BadRequest(
          Problem.malformed(IF_MATCH, "must be the version in quotes, such as \"3\""));
    }
    return Long.valueOf(match.group(1));
  }

  // A trace that cannot be read is no reason to turn a command down.
  private static @Nullable String trace(@Nullable String traceparent) {
    return traceparent != null && TRACE.matcher(traceparent).matches() ? traceparent : null;
  }
}
