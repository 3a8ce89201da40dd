package dev.baito.worker.blocks;

/** A block could not be had. The cause tells whether to wait for it or to give up. */
public final class BlockUnavailableException extends RuntimeException {
  /**
   * @param cause why it could not be had
   */
  public BlockUnavailableException(Throwable cause) {
    super(cause);
  }
}
