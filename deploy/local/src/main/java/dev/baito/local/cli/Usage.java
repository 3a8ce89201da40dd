package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;

/** What is wrong with how a command was called. */
final class Usage {
  private Usage() {}

  /** Returns the error of an option or argument that is not allowed. */
  static BaitoException error(String message) {
    return new BaitoException(ErrorCode.USAGE, message);
  }
}
