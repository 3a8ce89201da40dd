package dev.baito.scheduler.report;

import java.time.Instant;
import java.util.Optional;

/**
 * What the report says of a run beside its batches.
 *
 * @param importMs the newest import that was applied before the run was created; 0 without one
 * @param catalogueMs building the generation; 0 while it is not ready
 * @param catalogueBytes its blocks and header together; 0 while it is not ready
 * @param endedAt when the run ended; empty while it is active
 */
record RunFacts(
    long runId,
    Instant createdAt,
    Optional<Instant> firstPublishedAt,
    Optional<Instant> endedAt,
    long importMs,
    long catalogueMs,
    long catalogueBytes) {}
