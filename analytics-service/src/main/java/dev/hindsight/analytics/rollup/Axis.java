package dev.hindsight.analytics.rollup;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of an event's two clocks a figure goes by. */
public enum Axis {
  /** When it happened, as its command said. */
  @JsonProperty("occurred")
  OCCURRED,
  /** When the log recorded it. */
  @JsonProperty("recorded")
  RECORDED
}
