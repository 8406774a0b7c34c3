package dev.hindsight.local.importer.csv;

import dev.hindsight.events.Money;
import java.time.Instant;

/** A line of a file of shop traffic, as far as the import is concerned. */
public sealed interface Row {

  /** Something that was done in a session to a product, at the price of that moment. */
  record Deed(RowType type, Instant at, String product, Money price, String session)
      implements Row {

    /** The same, done by somebody else: each round but the first has sessions of its own. */
    public Deed inRound(int round) {
      return round == 1 ? this : new Deed(type, at, product, price, session + "~" + round);
    }
  }

  /** A product was looked at: nothing to replay. */
  record View() implements Row {}

  /** A line that cannot be read. */
  record Malformed(long line, String problem) implements Row {}
}
