package dev.hindsight.local.importer.replay;

import dev.hindsight.local.importer.csv.Products;
import dev.hindsight.local.importer.csv.Row;
import dev.hindsight.local.importer.csv.RowType;
import dev.hindsight.local.importer.report.Tally;
import dev.hindsight.local.importer.wire.Answer;
import dev.hindsight.local.importer.wire.CommandLine;
import dev.hindsight.local.importer.wire.Commands;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Replays the rows of one file: the rows of a session one after the other, those of other sessions
 * meanwhile. What becomes of a cart is what the answers say. Nothing is carried over from one file
 * to the next, so that files come to the same in one run or in several.
 */
public final class FileReplay {

  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);
  private static final int CONFLICT = 409;
  private static final int KEY_USED_OTHERWISE = 422;
  private static final String CHECKED_OUT = "cart-checked-out";

  private final Commands commands;
  private final Products products;
  private final Tally tally;
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, Listing> listings = new HashMap<>();

  public FileReplay(Commands commands, Products products, Tally tally) {
    this.commands = commands;
    this.products = products;
    this.tally = tally;
  }

  /** To be called in the order of the file, by one thread. Done when the row has been answered. */
  public CompletableFuture<Void> replay(Row.Deed row) {
    var session = sessions.computeIfAbsent(row.session(), _ -> new Session());
    var listing = listings.computeIfAbsent(row.product(), _ -> new Listing());
    var lines = new RowCommands(row, session.occurrences.next(row));
    var done =
        CompletableFuture.allOf(session.lastRow, priced(row, lines, listing))
            .thenCompose(_ -> deed(row, lines, session));
    session.lastRow = done;
    listing.usedBy(done);
    return done;
  }

  // A price needs to wait for the rows at the old one alone, not for its session.
  private CompletableFuture<Void> priced(Row.Deed row, RowCommands lines, Listing listing) {
    if (listing.isNewPrice(row.price())) {
      listing.pricedBy(listing.free().thenCompose(_ -> setPrice(row, lines, listing)));
    }
    return listing.priced();
  }

  private CompletableFuture<Void> setPrice(Row.Deed row, RowCommands lines, Listing listing) {
    if (listing.posted) {
      return beside(lines.changePrice()).thenAccept(_ -> {});
    }
    return beside(lines.postListing(products.of(row.product())))
        .thenCompose(answer -> posted(answer, lines, listing));
  }

  // A listing that is there already was posted by another file and may have another price. A key
  // used otherwise (422) means: posted by this very row with other details, so at its price.
  private CompletableFuture<Void> posted(Answer.Final answer, RowCommands lines, Listing listing) {
    return switch (answer) {
      case Answer.Accepted _ -> {
        listing.posted = true;
        yield DONE;
      }
      case Answer.Refused refused when refused.status() == CONFLICT -> {
        listing.posted = true;
        yield beside(lines.changePrice()).thenAccept(_ -> {});
      }
      case Answer.Refused refused -> {
        listing.posted = refused.status() == KEY_USED_OTHERWISE;
        yield DONE;
      }
    };
  }

  private CompletableFuture<Void> deed(Row.Deed row, RowCommands lines, Session session) {
    if (row.type() != RowType.CART || !session.needsCart()) {
      return act(row, lines, session);
    }
    return beside(lines.openCart(session.nextCart()))
        .thenCompose(answer -> {
          session.openedElsewhere(isConflict(answer));
          return act(row, lines, session);
        });
  }

  private CompletableFuture<Void> act(Row.Deed row, RowCommands lines, Session session) {
    return commands
        .send(lines.deed(session.cart()))
        .thenCompose(answer -> acted(row, lines, session, answer));
  }

  private CompletableFuture<Void> acted(
      Row.Deed row, RowCommands lines, Session session, Answer.Final answer) {
    if (session.mayBeClosed() && isClosed(answer) && row.type() == RowType.CART) {
      session.cartIsGone();
      return deed(row, lines, session);
    }
    if (row.type() == RowType.PURCHASE && answer instanceof Answer.Accepted) {
      session.cartIsGone();
    }
    tally.deed(row.type(), answer);
    return DONE;
  }

  private static boolean isClosed(Answer.Final answer) {
    return answer instanceof Answer.Refused refused && refused.reason().equals(CHECKED_OUT);
  }

  private static boolean isConflict(Answer.Final answer) {
    return answer instanceof Answer.Refused refused && refused.status() == CONFLICT;
  }

  private CompletableFuture<Answer.Final> beside(CommandLine line) {
    return commands
        .send(line)
        .thenApply(answer -> {
          tally.beside(line.command(), answer);
          return answer;
        });
  }
}
