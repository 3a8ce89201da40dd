package dev.baito.reference;

/** A job of a list with its score. */
public record Scored(long jobId, float score) {}
