package dev.hindsight.command.account;

import dev.hindsight.command.decider.Fold;
import dev.hindsight.events.TransferEvent;
import dev.hindsight.events.TransferEvent.TransferMade;

/** Whether a transfer was made. */
public final class TransferFold implements Fold<Transfer, TransferEvent> {

  @Override
  public String kind() {
    return Transfer.KIND;
  }

  @Override
  public Class<TransferEvent> events() {
    return TransferEvent.class;
  }

  @Override
  public Transfer initial() {
    return Transfer.NOT_MADE;
  }

  @Override
  public Transfer evolve(Transfer transfer, TransferEvent event) {
    return switch (event) {
      case TransferMade e -> Transfer.MADE;
    };
  }
}
