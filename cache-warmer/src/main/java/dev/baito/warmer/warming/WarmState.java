package dev.baito.warmer.warming;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the warming of Redis stands.
 *
 * @param pass the pass it tells of, counted since the service started; 0 before the first
 * @param stage how that stands
 * @param progress how far it is, once there is a generation
 * @param took how long it took, or has taken so far
 * @param failure why it failed, when it did
 */
record WarmState(
    long pass,
    WarmStage stage,
    Optional<WarmProgress> progress,
    Duration took,
    Optional<Failure> failure) {

  /**
   * Why a pass failed.
   *
   * @param code the stable code
   * @param detail what happened
   */
  record Failure(String code, String detail) {}

  /** Returns the state before the first pass. */
  static WarmState before(WarmStage stage) {
    return new WarmState(0, stage, Optional.empty(), Duration.ZERO, Optional.empty());
  }
}
