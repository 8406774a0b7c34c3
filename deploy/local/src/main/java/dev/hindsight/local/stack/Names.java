package dev.hindsight.local.stack;

import java.util.List;

/** The names of the parts that are no services. */
public final class Names {
  public static final String POSTGRES = "postgres";
  public static final String KAFKA = "kafka";
  public static final String GATEWAY = "gateway";

  /** All of them: the other parts are services. */
  public static final List<String> STORES_AND_GATEWAY = List.of(POSTGRES, KAFKA, GATEWAY);

  private Names() {}
}
