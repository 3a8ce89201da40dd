package dev.baito;

import java.util.Objects;

/**
 * A failure with a stable code. {@code docs/errors.md} lists every code, with what to do about it.
 */
public class BaitoException extends RuntimeException {
  private final ErrorCode code;

  /**
   * @param code what kind of failure it is
   * @param message what happened, to what, and what to do
   */
  public BaitoException(ErrorCode code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code);
  }

  /**
   * @param code what kind of failure it is
   * @param message what happened, to what, and what to do
   * @param cause what brought it about
   */
  public BaitoException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code);
  }

  /** Returns the stable code of this failure. */
  public ErrorCode code() {
    return code;
  }
}
