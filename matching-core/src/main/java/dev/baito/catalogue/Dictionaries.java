package dev.baito.catalogue;

/**
 * The names of a generation.
 *
 * @param cities by code, in the order of the header's cities
 * @param features of all its jobs, the most frequent first
 * @param employers of all its jobs
 * @param employmentTypes of all its jobs
 * @param categories of all its jobs
 */
public record Dictionaries(
    Dictionary cities,
    Dictionary features,
    Dictionary employers,
    Dictionary employmentTypes,
    Dictionary categories) {}
