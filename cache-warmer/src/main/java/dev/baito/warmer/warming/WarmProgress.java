package dev.baito.warmer.warming;

/**
 * How far a pass is.
 *
 * @param generation what it warms
 * @param present blocks that Redis holds
 * @param readinessPercent the share of the predicted use that these are good for, in per cent
 * @param written blocks that this pass has written
 * @param removed blocks that it took out of Redis to make room for ones that are needed more
 */
record WarmProgress(
    ReadyGeneration generation, int present, int readinessPercent, int written, int removed) {}
