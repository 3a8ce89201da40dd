package dev.baito.warmer.warming;

import java.util.UUID;

/**
 * A generation that can be read.
 *
 * @param generationId its number
 * @param buildId its build
 * @param blocks how many blocks it has
 */
record ReadyGeneration(long generationId, UUID buildId, int blocks) {}
