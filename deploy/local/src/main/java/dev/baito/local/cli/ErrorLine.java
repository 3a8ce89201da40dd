package dev.baito.local.cli;

import dev.baito.BaitoException;
import dev.baito.ErrorCode;
import dev.baito.local.client.ApiException;

/** Failures as one line with a code, and as exit codes. */
final class ErrorLine {
  private ErrorLine() {}

  /** Returns what happened: the code, then the message, on one line. */
  static String of(Throwable failure) {
    String text =
        switch (failure) {
          case ApiException refused -> refused.problem().line();
          case BaitoException known -> known.code() + ": " + known.getMessage();
          default ->
              ErrorCode.INTERNAL + ": " + failure + " (--verbose shows where; please report it)";
        };
    return text.replaceAll("\\s*\\R\\s*", " | ");
  }

  /** Returns the exit code of a command that failed so. */
  static int exitCode(Throwable failure) {
    return switch (failure) {
      case InterruptedException _ -> ExitCodes.INTERRUPTED;
      case BaitoException known when known.code() == ErrorCode.USAGE -> ExitCodes.USAGE;
      case BaitoException known when known.code() == ErrorCode.RUN_INCOMPLETE ->
          ExitCodes.INCOMPLETE;
      default -> ExitCodes.FAILURE;
    };
  }
}
