package dev.hindsight.query.customer;

import dev.hindsight.events.CustomerEvent;
import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Facts;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds a customer's events into a row; it never sees a personal field in plain text. */
@Singleton
public final class CustomerViewProjection implements EntityProjection<CustomerRow> {

  static final String NAME = "customers";
  static final int VERSION = 1;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return VERSION;
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
  public @Nullable CustomerRow fold(@Nullable CustomerRow customer, Recorded recorded, Facts out) {
    return switch ((CustomerEvent) recorded.event()) {
      case CustomerRegistered e ->
          customer == null
              ? new CustomerRow(CustomerStatus.REGISTERED, e.name(), e.email())
              : customer;
      default -> customer;
    };
  }
}
