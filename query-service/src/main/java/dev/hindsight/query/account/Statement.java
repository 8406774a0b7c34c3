package dev.hindsight.query.account;

import dev.hindsight.events.Money;
import dev.hindsight.query.history.Steps;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moved on an account, in the order of recording; {@code opening} and all amounts give {@code
 * closing}.
 *
 * @param opening the balance before the first line of this page
 * @param closing the balance after its last line
 * @param next what {@code after} must be for the next page; absent on the last one
 */
public record Statement(
    UUID id, Money opening, List<StatementLine> lines, Money closing, @Nullable Long next) {

  /**
   * Of some of its events.
   *
   * @param opened the account as it was opened, for a page that begins before that
   * @param upTo the last version that the whole statement is about
   */
  static Statement of(UUID id, Steps<AccountRow> page, AccountRow opened, long upTo) {
    var opening = page.row() == null ? opened : page.row();
    var closing = page.lastRow() == null ? opened : page.lastRow();
    return new Statement(
        id,
        opening.balance(),
        page.steps().stream().flatMap(StatementLine::of).toList(),
        closing.balance(),
        page.last() < upTo ? Long.valueOf(page.last()) : null);
  }
}
