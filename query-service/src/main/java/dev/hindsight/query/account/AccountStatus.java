package dev.hindsight.query.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether money can still move. */
public enum AccountStatus {
  @JsonProperty("open")
  OPEN,
  @JsonProperty("closed")
  CLOSED
}
