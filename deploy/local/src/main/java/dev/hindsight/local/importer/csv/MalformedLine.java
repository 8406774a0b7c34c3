package dev.hindsight.local.importer.csv;

/** A line that cannot be read; it says what is wrong with it. */
final class MalformedLine extends Exception {

  private static final long serialVersionUID = 1L;

  private final String problem;

  MalformedLine(String problem) {
    super(problem);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
