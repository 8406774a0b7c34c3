package dev.hindsight.query.customer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a customer has come. */
public enum CustomerStatus {
  @JsonProperty("registered")
  REGISTERED
}
