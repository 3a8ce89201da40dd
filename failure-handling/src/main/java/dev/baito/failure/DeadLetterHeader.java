package dev.baito.failure;

/** The record headers that say where a dead letter comes from and why it is one. */
public final class DeadLetterHeader {
  /** What all of them begin with. */
  public static final String PREFIX = "dead-letter-";

  /** The stable code of docs/errors.md. */
  public static final String REASON = PREFIX + "reason";

  /** The class of the failure, such as {@code undecodable}. */
  public static final String CLASS = PREFIX + "class";

  /** What happened, for people. */
  public static final String CAUSE = PREFIX + "cause";

  /** The class of the innermost exception. */
  public static final String EXCEPTION_CLASS_NAME = PREFIX + "exception-class-name";

  /** The same for equal stack traces, whatever the message. */
  public static final String STACK_DIGEST = PREFIX + "stack-digest";

  /** The topic it was read from. */
  public static final String TOPIC = PREFIX + "topic";

  /** The partition it was read from. */
  public static final String PARTITION = PREFIX + "partition";

  /** Its offset there. */
  public static final String OFFSET = PREFIX + "offset";

  /** Its timestamp there, in milliseconds since 1970. */
  public static final String TIMESTAMP = PREFIX + "timestamp";

  /** How often it was tried. */
  public static final String ATTEMPTS = PREFIX + "attempts";

  /** The run it belongs to, where that is known. */
  public static final String RUN = PREFIX + "run";

  /** The batch of the run. */
  public static final String BATCH = PREFIX + "batch";

  /** The one user it is about, where it is about one. */
  public static final String USER = PREFIX + "user";

  /** Who set it aside. */
  public static final String WORKER = PREFIX + "worker";

  private DeadLetterHeader() {}
}
