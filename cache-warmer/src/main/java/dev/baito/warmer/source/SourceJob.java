package dev.baito.warmer.source;

import dev.baito.catalogue.CatalogueJob;
import dev.baito.encoding.JobText;

/**
 * A job as it is stored.
 *
 * @param job what any generation knows of it
 * @param text what it says, for the encoder; without title and description unless asked for
 */
public record SourceJob(CatalogueJob job, JobText text) {}
