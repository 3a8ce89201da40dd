package dev.baito.scheduler.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a message that was put back, which names its entry: a message that fails again is a
 * new record at a new place, and still the same entry.
 */
public final class ReplayMark {
  /** The header's name. It does not begin as those that a dead letter loses. */
  public static final String HEADER = "baito-replay-of";

  // The place, and, for a part of a batch, whom the part begins with: a part may fail in parts.
  private static final Pattern KEY =
      Pattern.compile("((?:user|at) [a-zA-Z0-9._-]{1,249}/\\d{1,18}/\\d{1,18})(?:/\\d{1,18})?");

  private ReplayMark() {}

  /** Returns the header's value. */
  public static byte[] value(String entryKey) {
    return entryKey.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the place that the entry began at, if the letter is of one that was put back. */
  static Optional<String> place(LetterHeaders headers) {
    return headers.text(HEADER).map(KEY::matcher).filter(Matcher::matches).map(m -> m.group(1));
  }
}
