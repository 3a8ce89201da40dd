package dev.baito.warmer.storage;

import dev.baito.catalogue.CatalogueKind;

/**
 * What a finished build amounts to.
 *
 * @param kind where its vectors come from
 * @param dimension their components
 * @param jobs its jobs, active and inactive
 * @param activeJobs its active jobs
 * @param zeroVectorJobs jobs without a vector, in a generation of given ones
 * @param blocks its job blocks
 * @param bytes the bytes of its blocks and header
 * @param buildMs how long the build took
 */
public record GenerationFigures(
    CatalogueKind kind,
    int dimension,
    int jobs,
    int activeJobs,
    int zeroVectorJobs,
    int blocks,
    long bytes,
    long buildMs) {}
