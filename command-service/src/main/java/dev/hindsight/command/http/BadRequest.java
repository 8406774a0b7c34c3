package dev.hindsight.command.http;

/** A request that says nothing that could be decided. Without a stack trace: it is no accident. */
final class BadRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  BadRequest(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
