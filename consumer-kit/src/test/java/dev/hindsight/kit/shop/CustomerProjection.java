package dev.hindsight.kit.shop;

import dev.hindsight.events.CustomerEvent;
import dev.hindsight.events.CustomerEvent.CustomerAccountOpened;
import dev.hindsight.events.CustomerEvent.CustomerDeactivated;
import dev.hindsight.events.CustomerEvent.CustomerEmailChanged;
import dev.hindsight.events.CustomerEvent.CustomerEmailVerified;
import dev.hindsight.events.CustomerEvent.CustomerErased;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.CustomerEvent.EmailVerificationRequested;
import dev.hindsight.events.CustomerEvent.MailingListJoined;
import dev.hindsight.events.CustomerEvent.MailingListLeft;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers, sealed, and scrubbed when they are erased. */
public final class CustomerProjection implements EntityProjection<CustomerRow> {

  private final boolean scrubs;

  public CustomerProjection() {
    this(true);
  }

  private CustomerProjection(boolean scrubs) {
    this.scrubs = scrubs;
  }

  /** One whose fold does not care about erasures. */
  public static CustomerProjection thatKeepsEverything() {
    return new CustomerProjection(false);
  }

  @Override
  public String name() {
    return "customers";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Set<String> kinds() {
    return Set.of("customer");
  }

  @Override
  public Class<CustomerRow> row() {
    return CustomerRow.class;
  }

  @Override
  public @Nullable CustomerRow fold(@Nullable CustomerRow row, Recorded recorded, Facts out) {
    return switch ((CustomerEvent) recorded.event()) {
      case CustomerRegistered e -> new CustomerRow(e.name(), e.email());
      case CustomerEmailChanged e -> new CustomerRow(Objects.requireNonNull(row).name(), e.to());
      case CustomerErased e -> scrubs ? new CustomerRow(null, null) : row;
      case EmailVerificationRequested e -> row;
      case CustomerEmailVerified e -> row;
      case MailingListJoined e -> row;
      case MailingListLeft e -> row;
      case CustomerAccountOpened e -> row;
      case CustomerDeactivated e -> row;
    };
  }
}
