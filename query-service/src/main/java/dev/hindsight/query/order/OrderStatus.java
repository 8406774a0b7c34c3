package dev.hindsight.query.order;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an order has come. */
public enum OrderStatus {
  @JsonProperty("placed")
  PLACED,
  @JsonProperty("paid")
  PAID,
  /** Its cart was given back and can place it again. */
  @JsonProperty("rejected")
  REJECTED,
  /** What was paid is on its way back, if anything was. */
  @JsonProperty("cancelled")
  CANCELLED,
  @JsonProperty("refunded")
  REFUNDED
}
