package dev.hindsight.query.listing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a listing is for sale. */
public enum ListingStatus {
  @JsonProperty("listed")
  LISTED,
  @JsonProperty("withdrawn")
  WITHDRAWN
}
