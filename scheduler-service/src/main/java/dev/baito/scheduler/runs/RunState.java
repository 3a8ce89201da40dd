package dev.baito.scheduler.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run is on its way. */
public enum RunState {
  /** Planned; its catalogue generation is being built. */
  WAITING,
  /** Its batches are being published and done. */
  RUNNING,
  /** Every batch is completed or dead. */
  COMPLETED,
  /** Called off; results of batches under way may still arrive. */
  CANCELLED,
  /** It cannot be done; the run says why. */
  FAILED;

  /** Returns whether nothing changes it any more. */
  public boolean isFinal() {
    return switch (this) {
      case WAITING, RUNNING -> false;
      case COMPLETED, CANCELLED, FAILED -> true;
    };
  }

  /** Returns the state as tables and the API hold it. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state that {@link #text} gave. */
  static RunState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
