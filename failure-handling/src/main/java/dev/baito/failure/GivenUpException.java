package dev.baito.failure;

/** Something was tried as often as its failure is worth, and is given up: it has to be handled. */
public final class GivenUpException extends Exception {
  private final transient Failure failure;
  private final int attempts;

  GivenUpException(Failure failure, int attempts) {
    super(failure.message(), failure.thrown());
    this.failure = failure;
    this.attempts = attempts;
  }

  /** Returns why. */
  public Failure failure() {
    return failure;
  }

  /** Returns how often it was tried, outages not counted. */
  public int attempts() {
    return attempts;
  }
}
