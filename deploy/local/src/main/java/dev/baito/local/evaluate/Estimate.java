package dev.baito.local.evaluate;

/**
 * A figure and how sure it is.
 *
 * @param mean the figure
 * @param low where the 95% interval begins
 * @param high where it ends
 */
public record Estimate(double mean, double low, double high) {}
