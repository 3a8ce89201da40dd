package dev.baito.local.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends. */
final class ExitCodes {
  /** All went well. */
  static final int OK = 0;

  /** Something failed; one line on standard error says what. */
  static final int FAILURE = 1;

  /** An option or argument is not one. */
  static final int USAGE = 2;

  /** The run ended, but not every user has a list. */
  static final int INCOMPLETE = 3;

  /** Stopped by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  /** Returns what {@code --help} says about them. */
  static Map<String, String> help() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put(" " + OK, "all went well");
    help.put(" " + FAILURE, "something failed; one line on standard error says what");
    help.put(" " + USAGE, "an option or argument is not allowed");
    help.put(" " + INCOMPLETE, "the run ended, but not every user has a list");
    help.put("" + INTERRUPTED, "stopped by Ctrl-C");
    return help;
  }
}
