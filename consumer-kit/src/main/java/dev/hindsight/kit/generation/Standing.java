package dev.hindsight.kit.generation;

import java.util.Locale;

/** What a generation is for. */
public enum Standing {
  /** It is filled beside the live one. */
  BUILDING,
  /** It has what the live one has and was compared with it; readers may be switched. */
  LEVEL,
  /** The one that readers see. */
  LIVE,
  /** The one that they saw before; it is still fed, so that one can go back. */
  PREVIOUS,
  /** It stays at a moment of the past and is looked at by itself. */
  SANDBOX,
  /** Between two states, within one transaction. */
  SWITCHING,
  /** Given up before it was live. */
  CANCELLED,
  /** No longer needed. */
  DROPPED;

  static Standing of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** As it is stored and told. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it has tables. */
  public boolean isKept() {
    return this != CANCELLED && this != DROPPED;
  }

  /** Whether it is on its way to be live. */
  public boolean isComing() {
    return this == BUILDING || this == LEVEL;
  }
}
