package dev.baito.local.client;

import java.util.Locale;

/** Where a run is. */
public enum RunState {
  /** Its catalogue generation is being built. */
  WAITING,
  /** Its batches are being worked on. */
  RUNNING,
  /** Every batch is completed or dead. */
  COMPLETED,
  /** It was given up on request. */
  CANCELLED,
  /** It could not be done; {@link RunView#failure} says why. */
  FAILED;

  static RunState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Returns the state's name in the API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether the run will change no more. */
  public boolean ended() {
    return this != WAITING && this != RUNNING;
  }
}
