package dev.hindsight.query.customer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a customer has come, or gone. */
public enum CustomerStatus {
  @JsonProperty("registered")
  REGISTERED,
  /** Begins nothing new; all that is known of them is still there. */
  @JsonProperty("deactivated")
  DEACTIVATED,
  /** Nothing personal is left. */
  @JsonProperty("erased")
  ERASED
}
