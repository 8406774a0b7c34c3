package dev.hindsight.query.cart;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can still be done with a cart. */
public enum CartStatus {
  @JsonProperty("open")
  OPEN,
  @JsonProperty("checked-out")
  CHECKED_OUT,
  @JsonProperty("abandoned")
  ABANDONED
}
