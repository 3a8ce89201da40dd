package dev.baito.local.client;

/** The API refused or failed a request, and said why. */
public final class ApiException extends RuntimeException {
  private final transient Problem problem;

  /** Creates an exception of what the API said. */
  public ApiException(Problem problem) {
    super(problem.line());
    this.problem = problem;
  }

  /** Returns what the API said. */
  public Problem problem() {
    return problem;
  }
}
