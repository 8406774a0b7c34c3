package dev.hindsight.command.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was turned down (RFC 9457).
 *
 * @param type a stable address; its last segment is the reason
 * @param errors the fields that are to blame, if any are
 * @param retryAfter seconds after which it is worth another try, if it is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    List<FieldError> errors,
    @JsonIgnore @Nullable Integer retryAfter,
    @JsonIgnore boolean replayed) {

  public Problem {
    detail = detail == null ? null : Text.readable(detail);
  }

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "https://hindsight.dev/problems/";

  public static Problem of(int status, String reason, @Nullable String detail) {
    return of(status, reason, detail, List.of());
  }

  public static Problem of(
      int status, String reason, @Nullable String detail, List<FieldError> errors) {
    return new Problem(TYPES + reason, title(reason), status, detail, errors, null, false);
  }

  /** One field is to blame. */
  static Problem malformed(String pointer, String detail) {
    return malformed(List.of(new FieldError(pointer, detail)));
  }

  static Problem malformed(List<FieldError> errors) {
    var first = errors.getFirst();
    var where = first.pointer().isEmpty() ? "" : first.pointer() + ": ";
    return of(400, "malformed", where + first.detail(), errors);
  }

  public Problem retryAfter(int seconds) {
    return new Problem(type, title, status, detail, errors, seconds, replayed);
  }

  Problem replayed(boolean again) {
    return new Problem(type, title, status, detail, errors, retryAfter, again);
  }

  @JsonProperty("reason")
  String reason() {
    return type.substring(TYPES.length());
  }

  private static String title(String reason) {
    return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1).replace('-', ' ');
  }
}
