package dev.hindsight.query.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import dev.hindsight.events.Event;
import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.personal.PersonalFields;
import dev.hindsight.query.entity.EntityState;
import dev.hindsight.query.history.Telling;

/** Tells of a customer's past what can still be read of it. */
record CustomerTelling(PersonalFields fields) implements Telling<CustomerRow, CustomerAnswer> {

  private static final String NAME = "name";
  private static final String EMAIL = "email";

  @Override
  public CustomerAnswer state(EntityState<CustomerRow> state) {
    return CustomerAnswer.of(state, fields);
  }

  @Override
  public boolean erased() {
    return fields.erased();
  }

  @Override
  public void open(Event event, ObjectNode data) {
    switch ((CustomerEvent) event) {
      case CustomerRegistered e -> {
        open(data, "name", NAME, e.name());
        open(data, "email", EMAIL, e.email());
      }
      case EmailVerificationRequested e -> open(data, "email", EMAIL, e.email());
      case CustomerEmailChanged e -> {
        open(data, "from", EMAIL, e.from());
        open(data, "to", EMAIL, e.to());
      }
      case CustomerEmailVerified e -> {}
      case MailingListJoined e -> {}
      case MailingListLeft e -> {}
      case CustomerAccountOpened e -> {}
      case CustomerDeactivated e -> {}
      case CustomerErased e -> {}
    }
  }

  private void open(ObjectNode data, String member, String field, PersonalText sealed) {
    fields
        .open(field, sealed)
        .ifPresentOrElse(plain -> data.put(member, plain), () -> data.remove(member));
  }
}
