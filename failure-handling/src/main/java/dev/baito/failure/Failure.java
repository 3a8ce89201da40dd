package dev.baito.failure;

import dev.baito.ErrorCode;

/** Why something could not be done, by what has to follow from it. */
public sealed interface Failure {
  /** Returns the stable code that {@code docs/errors.md} explains. */
  ErrorCode code();

  /** Returns what was thrown. */
  Throwable thrown();

  /** Returns the name of the class of failures, as headers and the inbox show it. */
  default String className() {
    return switch (this) {
      case Undecodable _ -> "undecodable";
      case Invalid _ -> "invalid";
      case UnscorableUser _ -> "unscorable-user";
      case Transient _ -> "transient";
      case InfrastructureDown _ -> "infrastructure-down";
      case TimedOut _ -> "timed-out";
    };
  }

  /** Returns what happened, for people. */
  default String message() {
    String message = thrown().getMessage();
    return message == null || message.isBlank() ? thrown().toString() : message;
  }

  /** The bytes are no message that this build reads. It is set aside at once, as raw bytes. */
  record Undecodable(ErrorCode code, Throwable thrown) implements Failure {}

  /** The message is readable, but can never be done. It is set aside at once. */
  record Invalid(ErrorCode code, Throwable thrown) implements Failure {}

  /** One user cannot be scored. The user is set aside; the others of the batch are done. */
  record UnscorableUser(ErrorCode code, Throwable thrown) implements Failure {}

  /** It may succeed the next time. It is repeated a few times, then its batch is halved. */
  record Transient(ErrorCode code, Throwable thrown) implements Failure {}

  /** A server cannot be reached or does not work. It is waited for; nothing is set aside. */
  record InfrastructureDown(ErrorCode code, Throwable thrown) implements Failure {}

  /** It took longer than it may. Its batch is halved before it is tried again. */
  record TimedOut(ErrorCode code, Throwable thrown) implements Failure {}
}
