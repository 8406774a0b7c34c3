package dev.hindsight.query.customer;

import dev.hindsight.events.CustomerEvent.CustomerRegistered;
import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.testkit.ProjectionSpec;
import org.junit.jupiter.api.Test;

/** The fold of a customer. */
class CustomerViewProjectionTest {

  @Test
  void a_customer_is_kept_sealed() {
    var name = new PersonalText("v1.bmFtZQ");
    var email = new PersonalText("v1.ZW1haWw");

    ProjectionSpec.of(new CustomerViewProjection())
        .given(new CustomerRegistered(name, email))
        .thenRow(new CustomerRow(CustomerStatus.REGISTERED, name, email))
        .thenFacts();
  }
}
