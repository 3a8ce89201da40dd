package dev.baito.scheduler.replays;

import java.util.Locale;

/** Why there is nothing to do for a dead letter. */
enum NoOp {
  /** All whom it is about are completed in its run. */
  COMPLETED,
  /** Newer work has given all whom it is about their lists. */
  SUPERSEDED,
  /** Its run was cleaned up. */
  RUN_REMOVED,
  /** Its run was called off, or has failed. */
  RUN_CANCELLED,
  /** The catalogue generation of its run was cleaned up: a new run gives such users their lists. */
  GENERATION_REMOVED,
  /** It was given up. */
  DISCARDED,
  /** It came back too often: name it to put it back. */
  PARKED,
  /** Another replay has put it back. */
  REPLAYING,
  /** This build cannot read it: name it to put it back. */
  UNDECODABLE,
  /** It was cleaned up since it was chosen. */
  REMOVED;

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
