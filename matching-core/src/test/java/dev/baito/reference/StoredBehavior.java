package dev.baito.reference;

import java.time.Instant;

/**
 * What a user did with a job, as it is stored.
 *
 * @param action view, click, favorite or apply
 * @param ingestSeq when it came in, against which marks are held
 */
public record StoredBehavior(
    long userId, long jobId, String action, Instant occurredAt, long ingestSeq) {}
