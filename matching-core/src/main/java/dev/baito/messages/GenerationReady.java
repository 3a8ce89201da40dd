package dev.baito.messages;

import java.time.Instant;
import java.util.UUID;

/**
 * Announces on the compacted topic {@code catalogue-generations}, keyed by generation, that a
 * generation can be read.
 *
 * @param version the message version, {@link MessageCodec#VERSION}
 * @param generationId the generation
 * @param buildId part of every cache key of its blocks
 * @param asOf the instant it was built for
 * @param jobs its jobs, active and inactive
 * @param activeJobs its active jobs
 * @param blocks its job blocks
 */
public record GenerationReady(
    int version,
    long generationId,
    UUID buildId,
    Instant asOf,
    int jobs,
    int activeJobs,
    int blocks)
    implements Message {}
