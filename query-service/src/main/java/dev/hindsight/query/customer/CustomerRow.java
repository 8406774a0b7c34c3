package dev.hindsight.query.customer;

import dev.hindsight.events.personal.PersonalText;
import dev.hindsight.kit.projection.Table;

/** What is kept of a customer: personal fields only as ciphertext. */
@Table("customers")
public record CustomerRow(CustomerStatus status, PersonalText name, PersonalText email) {}
