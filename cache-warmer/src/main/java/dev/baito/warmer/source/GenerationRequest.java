package dev.baito.warmer.source;

import java.time.Duration;
import java.time.Instant;

/**
 * A generation that is asked for.
 *
 * @param generationId its number
 * @param asOf the instant it is built for
 * @param behaviorMark behaviours with a greater ingest_seq do not exist for it
 * @param behaviorWindow how far back its runs look at behaviours
 */
public record GenerationRequest(
    long generationId, Instant asOf, long behaviorMark, Duration behaviorWindow) {}
