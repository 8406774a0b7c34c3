package dev.hindsight.local.importer.csv;

/** A file that cannot be imported at all: missing, unreadable, or with another header. */
public final class UnusableInput extends Exception {

  private static final long serialVersionUID = 1L;

  private final String problem;

  UnusableInput(String problem) {
    super(problem);
    this.problem = problem;
  }

  public String problem() {
    return problem;
  }
}
