package dev.hindsight.local.stack;

/** The names of the parts that are no services. */
public final class Names {
  public static final String POSTGRES = "postgres";
  public static final String KAFKA = "kafka";
  public static final String GATEWAY = "gateway";

  private Names() {}
}
