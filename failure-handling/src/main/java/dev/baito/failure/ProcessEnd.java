package dev.baito.failure;

/** Ends the process in good order, so that what watches it starts it anew. */
@FunctionalInterface
public interface ProcessEnd {
  /** Asks for the end, with an exit code that is not 0, and returns at once. */
  void ask();
}
