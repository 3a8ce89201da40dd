package dev.baito.sink.deadletters;

/** The record headers that say where a dead letter comes from and why it is one. */
public final class DeadLetterHeader {
  /** What all of them begin with. */
  public static final String PREFIX = "dead-letter-";

  /** The stable code of docs/errors.md. */
  public static final String REASON = PREFIX + "reason";

  /** What happened, for people. */
  public static final String CAUSE = PREFIX + "cause";

  /** The class of the exception. */
  public static final String EXCEPTION_CLASS_NAME = PREFIX + "exception-class-name";

  /** The topic it was read from. */
  public static final String TOPIC = PREFIX + "topic";

  /** The partition it was read from. */
  public static final String PARTITION = PREFIX + "partition";

  /** Its offset there. */
  public static final String OFFSET = PREFIX + "offset";

  private DeadLetterHeader() {}
}
