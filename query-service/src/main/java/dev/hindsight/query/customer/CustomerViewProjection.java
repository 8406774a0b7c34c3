package dev.hindsight.query.customer;

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
import dev.hindsight.kit.projection.View;
import dev.hindsight.query.entity.SnapshotInterval;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Folds a customer's events into a row; it never sees a personal field in plain text. */
@Singleton
@View(name = CustomerViewProjection.NAME, kinds = "customer")
public final class CustomerViewProjection implements EntityProjection<CustomerRow> {

  /** Its name, for those who answer from it. */
  public static final String NAME = "customers";

  @Override
  public int snapshots() {
    return SnapshotInterval.EVENTS;
  }

  @Override
  public @Nullable CustomerRow fold(@Nullable CustomerRow customer, Recorded recorded, Facts out) {
    var event = (CustomerEvent) recorded.event();
    if (customer == null) {
      return event instanceof CustomerRegistered e
          ? CustomerRow.registered(e.name(), e.email())
          : null;
    }
    return customer.isErased() ? customer : fold(customer, event);
  }

  private static CustomerRow fold(CustomerRow customer, CustomerEvent event) {
    return switch (event) {
      case CustomerRegistered e -> customer;
      case EmailVerificationRequested e -> customer;
      case CustomerEmailVerified e -> customer.verified();
      case CustomerEmailChanged e -> customer.withEmail(e.to());
      case MailingListJoined e -> customer.joined(e.list());
      case MailingListLeft e -> customer.left(e.list());
      case CustomerAccountOpened e -> customer.withAccount(e.accountId());
      case CustomerDeactivated e -> customer.deactivated();
      case CustomerErased e -> customer.erased();
    };
  }
}
