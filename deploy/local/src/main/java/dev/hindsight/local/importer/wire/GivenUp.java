package dev.hindsight.local.importer.wire;

/** The far side stayed away, or talks in another way than agreed; the message says what to do. */
public final class GivenUp extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problem;

  GivenUp(String problem) {
    super(problem);
    this.problem = problem;
  }

  public String problem() {
    return problem;
  }
}
